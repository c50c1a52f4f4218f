export {
  type FileStore,
  hashFile,
  openFileStore,
  type PlacedFile,
  type StoredFile,
} from './files.ts';
export { openPack, type Pack } from './pack.ts';

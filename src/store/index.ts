export { type FileStore, hashFile, openFileStore, type StoredFile } from './files.ts';
export { openPack, type Pack } from './pack.ts';

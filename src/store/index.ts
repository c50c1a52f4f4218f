export { type FileStore, openFileStore, type StoredFile } from './files.ts';
export { openPack, type Pack } from './pack.ts';

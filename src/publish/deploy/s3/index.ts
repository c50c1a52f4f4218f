/** Loads the client of the storage, which not every site installs. */
export { deployToS3, unlock } from './s3.ts';
export { explainS3Failure, openStorage } from './storage.ts';

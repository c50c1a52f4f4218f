export { addSources } from './add.ts';
export { checkSources } from './check.ts';
export { parseDoi, parsePmid } from './identifiers.ts';
export { NoAnswerError, createAsk } from './network.ts';
export { formatAuthor, formatLocator, splitName } from './normalize.ts';
export { formatAdditions, formatChecked, needsWork } from './report.ts';
export {
  collectIdentityKeys,
  createIsSame,
  createSourceIds,
  createSourceIndex,
  readShelf,
  type ShelvedSource,
} from './shelf.ts';
export { replaceFile, serializeSource, writeNewFile } from './source-file.ts';
export type { SourceRecord } from './source-record.ts';

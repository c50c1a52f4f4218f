export { announce } from './announce.ts';
export { readLedger } from './ledger-file.ts';
export { readPageChanges } from './page-changes.ts';
export { readReleaseLedger } from './release-ledger.ts';

export {
  createHeadingAnchors,
  formatBasisAnchor,
  formatCitationAnchor,
  formatFootnoteAnchor,
  formatKindAnchor,
  formatLetterAnchor,
  formatQuestionAnchor,
  formatReferenceAnchor,
  formatTopicAnchor,
  layoutAnchors,
} from './anchor.ts';
export { collectFirstAddresses } from './first-address.ts';
export { findForgottenAddresses, mergeLedgers } from './joined-ledger.ts';
export {
  isLedgerPath,
  ledgerFolder,
  parseLedgerFiles,
  planLedgerFiles,
  type LedgerFile,
} from './ledger-files.ts';
export { type AddressLookup, findListedPage, resolveRoute } from './ledger-route.ts';
export { parseLedgerText, type LedgerFault } from './ledger-text.ts';
export {
  createLine,
  formatPlace,
  isCurrent,
  ledgerFile,
  listAddresses,
  parseAnchor,
  serializeLedger,
  splitPlace,
  type Anchor,
  type Ledger,
  type LedgerLine,
  type PublishedPage,
} from './ledger.ts';
export {
  advanceLedger,
  describeLost,
  describeLostAddress,
  type LostAddress,
} from './next-ledger.ts';
export {
  downloadFolder,
  fixedPermalinks,
  getBasePath,
  parseEntryId,
  parseHref,
  reservedIds,
  reservedSlugs,
  toAbsolute,
  toCanonical,
  toDownloadPath,
  toEntryId,
  toHrefBelow,
  toListPermalink,
  toPageParam,
  toPermalink,
} from './permalink.ts';
export {
  collectKeptIds,
  collectRedirects,
  escapeHtml,
  redirectScript,
  redirectScriptFile,
  renderRedirectPage,
  type KeptId,
  type Redirect,
} from './redirects.ts';
export { renameAddress, renameInLedger, type Renaming } from './renamed-ledger.ts';
export { retireAddresses, type Retirement } from './retire.ts';
export { createShareLinks } from './share.ts';

export { findClaim, type Claim } from './claim.ts';
export { createClaimTable, noClaimWords, type ClaimTable, type ClaimWords } from './table.ts';

import { findClaim, type Claim } from '../../domain/claims/claim.ts';
import type { CollectionName } from '../../schemas/collections.ts';
import type { Content } from '../content.ts';
import { findText, type DataText } from '../yaml/data-text.ts';
import type { Entry } from '../entry.ts';
import { collectBodyClaims, type BodyClaim } from './body-claims.ts';
import { resolveClaimTable } from './claim-words.ts';

/** The fields that are shown as running text. The finding of a source is evidence itself, and a question promises nothing. */
const fields: Readonly<Record<CollectionName, readonly string[]>> = {
  site: ['tagline', 'footer'],
  articles: ['title', 'description'],
  faq: [],
  pages: ['title', 'description'],
  topics: ['label', 'description'],
  people: ['bio'],
  sources: [],
  claims: [],
  synonyms: [],
};

/** A claim of a field, which holds no mark. */
export interface DataClaim {
  readonly claim: Claim;
  readonly field: string;
  /** All that the field says. */
  readonly text: DataText;
  /** The claims of the body that promise the same, where it can be cited. */
  readonly same: readonly BodyClaim[];
}

/** The claims of an entry outside its body: one for each field that promises something. */
export function collectDataClaims(content: Content, entry: Entry): DataClaim[] {
  const table = resolveClaimTable(content);
  return fields[entry.collection].flatMap((field) => {
    const text = findText(entry, [field]);
    const claim =
      text !== undefined && table.mayPromise(text.text) ? findClaim(text.text, table) : undefined;
    if (text === undefined || claim === undefined) return [];
    const same = collectBodyClaims(content, entry, { borne: true }).filter(
      (each) => table.toKnown(each.claim.word) === table.toKnown(claim.word),
    );
    return [{ claim, field, text, same }];
  });
}

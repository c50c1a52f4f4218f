import { findClaim, type Claim } from '../../domain/claim.ts';
import type { CollectionName } from '../../schemas/collections.ts';
import { listBodyClaims } from '../claims/body-claims.ts';
import { judgeClaim } from '../claims/claim-problem.ts';
import { getClaimTable } from '../claims/claim-words.ts';
import type { Content } from '../content.ts';
import { findText, type DataText } from '../data/data-text.ts';
import type { Entry } from '../entry.ts';
import type { Evidence } from '../claims/evidence.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from '../rule.ts';

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

const withBody = 'This line holds no mark, so say the same in the text, where it can be cited. Or say here what is known, without the promise.';
const withoutBody = 'This line holds no mark, so say here what is known, without the promise.';

/**
 * A title or a description promises nothing that the text does not say too, with evidence: search engines and lists show
 * it alone, but the reader who follows it finds what it rests on.
 */
export const checkClaimsInData: Rule = (content) => {
  if (content.settings.evidence === 'off') return [];
  return content.entries.flatMap((entry) =>
    fields[entry.collection].flatMap((name) => {
      const text = findText(entry, [name]);
      return text === undefined ? [] : checkText(content, entry, text);
    }),
  );
};

function checkText(content: Content, entry: Entry, { text, start, end }: DataText): Problem[] {
  const table = getClaimTable(content);
  const claim = table.mayPromise(text) ? findClaim(text, table) : undefined;
  if (claim === undefined) return [];
  const written = entry.text.slice(start, end).indexOf(claim.word);
  const from = written < 0 ? start : start + written;
  const getPlace = () => entry.lines.toPlace(from, written < 0 ? end : from + claim.word.length);
  const advice = entry.bodySource === '' ? withoutBody : withBody;
  return judgeClaim(claim, findEvidence(content, entry, claim), { path: entry.path, getPlace, advice: { claim: advice, strong: advice } }, content.settings);
}

const none: Evidence = { bearsClaim: false, bearsStrongClaim: false, weaknesses: [], related: [] };

/** The best evidence that the body gives for the same word. */
function findEvidence(content: Content, entry: Entry, { word }: Claim): Evidence {
  const { toKnown } = getClaimTable(content);
  const same = listBodyClaims(content, entry, { borne: true }).filter((each) => toKnown(each.claim.word) === toKnown(word));
  return (same.find(({ evidence }) => evidence.bearsStrongClaim) ?? same.find(({ evidence }) => evidence.bearsClaim))?.evidence ?? none;
}

import type { BodyClaim } from '../claims/body-claims.ts';
import { checkClaim } from '../claims/claim-diagnostic.ts';
import { collectDataClaims, type DataClaim } from '../claims/data-claims.ts';
import type { Evidence } from '../claims/evidence.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

const withBody =
  'This line holds no mark, so say the same in the text, where it can be cited. Or say here what is known, without the promise.';
const withoutBody = 'This line holds no mark, so say here what is known, without the promise.';

/**
 * A title or a description promises nothing that the text does not say too, with evidence: search engines and lists show
 * it alone, but the reader who follows it finds what it rests on.
 */
export const checkClaimsInData: Rule = (content) => {
  if (content.settings.evidence === 'off') return [];
  return content.entries.flatMap((entry) =>
    collectDataClaims(content, entry).flatMap((each) => judge(content, entry, each)),
  );
};

function judge(
  content: Content,
  entry: Entry,
  { claim, text: { start, end }, same }: DataClaim,
): Diagnostic[] {
  const written = entry.text.slice(start, end).indexOf(claim.word);
  const from = written < 0 ? start : start + written;
  const getPlace = () => entry.lines.toPlace(from, written < 0 ? end : from + claim.word.length);
  const advice = entry.bodySource === '' ? withoutBody : withBody;
  return checkClaim(
    claim,
    toBest(same),
    { path: entry.path, getPlace, advice: { claim: advice, strong: advice } },
    content.settings,
  );
}

const none: Evidence = { bearsClaim: false, bearsStrongClaim: false, weaknesses: [], related: [] };

/** The best evidence that the body gives for the same word. */
function toBest(same: readonly BodyClaim[]): Evidence {
  return (
    (
      same.find(({ evidence }) => evidence.bearsStrongClaim) ??
      same.find(({ evidence }) => evidence.bearsClaim)
    )?.evidence ?? none
  );
}

import { collectBodyClaims } from '../claims/body-claims.ts';
import { checkClaim } from '../claims/claim-diagnostic.ts';
import type { Rule } from '../rule.ts';

const inText = {
  claim:
    'Cite a source here, as in [@name-of-source], or say what it rests on: [@tradition], [@experience] or [@no-study].',
  strong:
    'Cite one here, as in [@name-of-source], or say it in weaker words, as far as the evidence goes.',
};
const inHeading = {
  claim:
    'A heading holds no mark, so cite a source in the text right below it, as in [@name-of-source], or say there what it rests on.',
  strong:
    'A heading holds no mark, so cite one in the text right below it, as in [@name-of-source], or say it in weaker words.',
};

/** Every sentence of a body that promises an effect has evidence, and one with a strong word has strong evidence. */
export const checkClaims: Rule = (content) => {
  if (content.settings.evidence === 'off') return [];
  return content.entries.flatMap((entry) =>
    collectBodyClaims(content, entry, { borne: false }).flatMap(
      ({ claim, evidence, isHeading, getPlace }) =>
        checkClaim(
          claim,
          evidence,
          { path: entry.path, getPlace, advice: isHeading ? inHeading : inText },
          content.settings,
        ),
    ),
  );
};

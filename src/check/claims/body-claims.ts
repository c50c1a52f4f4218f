import type { Nodes } from 'mdast';
import { parseCitations } from '../../domain/text/citation.ts';
import { findClaim, type Claim } from '../../domain/claims/claim.ts';
import type { BodyNode } from '../body/body.ts';
import { resolveClaimTable } from './claim-words.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { resolveEvidence, type Evidence } from './evidence.ts';
import type { Place } from '../diagnostic.ts';
import { splitBlock, type Sentence } from '../body/sentences.ts';
import { collectTextBlocks, type TextBlock } from '../body/text-blocks.ts';

/** A claim of a body with the evidence that is given for it. */
export interface BodyClaim {
  readonly claim: Claim;
  readonly evidence: Evidence;
  readonly isHeading: boolean;
  /** The sentence as the reader sees it, without citations. */
  readonly sentence: string;
  /** The sources and bases that are given as its evidence. */
  readonly citedIds: readonly string[];
  /** The place of the word that promises. */
  readonly getPlace: () => Place;
}

/**
 * The claims of a body in order; without `borne` those that have all the evidence they can need are left out, which
 * saves time. Evidence counts in the same paragraph, list item or row of a table; that of a heading,
 * which holds no mark, in the block below it. Quotations claim nothing.
 */
export function collectBodyClaims(
  content: Content,
  entry: Entry,
  { borne }: { readonly borne: boolean },
): BodyClaim[] {
  const table = resolveClaimTable(content);
  if (!table.mayPromise(entry.bodySource)) return [];
  const blocks = collectTextBlocks(entry);
  return blocks.flatMap((block, index) => {
    if (block.kind === 'quote' || !table.mayPromise(block.text)) return [];
    const isHeading = block.kind === 'heading';
    const citedIds = listCitations(isHeading ? (blocks[index + 1] ?? block) : block);
    const evidence = resolveEvidence(content, citedIds);
    const isBorne =
      evidence.bearsStrongClaim ||
      (evidence.bearsClaim && block.text.search(table.strongWords) < 0);
    if (isBorne && !borne) return [];
    return splitBlock(block, content.settings.language).flatMap((sentence) => {
      const claim = findClaim(withoutCode(block, sentence), table);
      if (claim === undefined) return [];
      return [
        {
          claim,
          evidence,
          isHeading,
          sentence: sentence.text,
          citedIds,
          getPlace: () => block.toPlace(sentence.start + claim.start, sentence.start + claim.end),
        },
      ];
    });
  });
}

/** The text of a sentence with signs that say nothing in the place of code and bare addresses. */
function withoutCode({ code }: TextBlock, { text, start, end }: Sentence): string {
  return code
    .filter((each) => each.start >= start && each.end <= end)
    .reduce(
      (rest, each) =>
        rest.slice(0, each.start - start) +
        '_'.repeat(each.end - each.start) +
        rest.slice(each.end - start),
      text,
    );
}

/** What is cited in the list item or the row around a block, or in the block itself. */
function listCitations({ node }: TextBlock): string[] {
  for (let around: BodyNode | undefined = node; around !== undefined; around = around.parent) {
    if (around.node.type === 'listItem' || around.node.type === 'tableRow')
      return listIds(around.node);
  }
  return listIds(node.node);
}

function listIds(node: Nodes): string[] {
  if (node.type === 'text') return parseCitations(node.value).map(({ id }) => id);
  return 'children' in node ? node.children.flatMap(listIds) : [];
}

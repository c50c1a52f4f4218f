import type { Nodes } from 'mdast';
import {
  findClaim,
  type Claim,
  noClaimWords,
  createClaimTable,
  type ClaimTable,
  type ClaimWords,
} from '../../domain/claims/index.ts';
import { parseCitations, type TextRange } from '../../domain/text/index.ts';
import { wordLimits, collections } from '../../schemas/index.ts';
import type { Body, BodyNode } from '../body/body.ts';
import {
  collectTextBlocks,
  splitBlock,
  type Sentence,
  type TextBlock,
} from '../body/text-blocks.ts';
import { defineQuery, type ContentReads } from '../content.ts';
import type { ReportRange } from '../define-rule.ts';
import { findText, type DataText, type Entry } from '../entry.ts';
import { digest } from '../kept/identity.ts';
import { findNode, type DataNode } from '../yaml/data.ts';
import { resolveEvidence, type Evidence } from './evidence.ts';

/** The claim words of a site: those of its language, and those of claims.yml. Never throws. */
const claimTable = defineQuery(
  'claim-words',
  ({ settings, getEntry }): ClaimTable => {
    const root = getEntry('claims', 'claims')?.yaml?.root;
    return createClaimTable(
      settings.language,
      root === undefined ? noClaimWords : parseWords(root),
    );
  },
  (_table, { settings, getEntry, identify }) =>
    digest([settings.language, identify(getEntry('claims', 'claims')?.path ?? '') ?? '']),
);

/** The schema reports invalid values, which are ignored here. */
function parseWords(root: DataNode): ClaimWords {
  const parse = (name: keyof ClaimWords) =>
    (findNode(root, [name])?.entries ?? [])
      .slice(0, wordLimits.words)
      .flatMap(({ value }) =>
        typeof value === 'string' && value.trim() !== '' && value.length <= wordLimits.letters
          ? [value.trim()]
          : [],
      );
  return {
    promises: parse('promises'),
    strong: parse('strong'),
    negations: parse('negations'),
    exempt: parse('exempt'),
    without: parse('without'),
  };
}

/** A claim of a body with the evidence that is given for it. */
interface BodyClaim {
  readonly claim: Claim;
  readonly evidence: Evidence;
  readonly isHeading: boolean;
  /** The outermost list in which it stands. */
  readonly list: BodyNode | undefined;
  /** The sentence as the reader sees it, without citations. */
  readonly sentence: string;
  /** The sources and bases that are given as its evidence. */
  readonly citedIds: readonly string[];
  /** The range of the word that promises. */
  readonly findRange: () => TextRange;
}

/**
 * The claims of a body, in order. Without `borne`, claims that already have enough evidence for any
 * policy are left out, which saves time. A citation counts as evidence in the same paragraph, list
 * item or table row; for a heading, which has no citations, in the block below it. Quotations make
 * no claims.
 */
export function collectBodyClaims(
  content: ContentReads,
  entry: Entry,
  { borne }: { readonly borne: boolean },
): BodyClaim[] {
  const table = content.ask(claimTable, '');
  if (!table.mayPromise(entry.bodySource)) return [];
  const blocks = collectTextBlocks(entry);
  return blocks.flatMap((block, index) => {
    if (block.kind === 'quote' || !table.mayPromise(block.text)) return [];
    const isHeading = block.kind === 'heading';
    const citedIds = collectCitations(isHeading ? (blocks[index + 1] ?? block) : block);
    const evidence = resolveEvidence(content, citedIds);
    const isBorne =
      evidence.bearsStrongClaim ||
      (evidence.bearsClaim && block.text.search(table.strongWords) < 0);
    if (isBorne && !borne) return [];
    return splitBlock(block, content.settings.language).flatMap((sentence) => {
      const claim = findClaim(blankCodeOf(block, sentence), table);
      if (claim === undefined) return [];
      const findRange = () =>
        block.findRange(sentence.start + claim.start, sentence.start + claim.end);
      const list = findList(block);
      return [{ claim, evidence, isHeading, list, sentence: sentence.text, citedIds, findRange }];
    });
  });
}

function findList({ node }: TextBlock): BodyNode | undefined {
  let list: BodyNode | undefined;
  for (let around: BodyNode | undefined = node; around !== undefined; around = around.parent)
    if (around.node.type === 'list') list = around;
  return list;
}

/** The text of a sentence with code and bare addresses masked. */
function blankCodeOf({ code }: TextBlock, { text, start, end }: Sentence): string {
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
function collectCitations({ node }: TextBlock): string[] {
  for (let around: BodyNode | undefined = node; around !== undefined; around = around.parent) {
    if (around.node.type === 'listItem' || around.node.type === 'tableRow')
      return collectIds(around.node);
  }
  return collectIds(node.node);
}

function collectIds(node: Nodes): string[] {
  if (node.type === 'text') return parseCitations(node.value).map(({ id }) => id);
  return 'children' in node ? node.children.flatMap(collectIds) : [];
}

/** A claim of a field, which holds no mark. */
interface DataClaim {
  readonly claim: Claim;
  readonly field: string;
  /** All that the field says. */
  readonly text: DataText;
  /** The claims of the body that promise the same, where it can be cited. */
  readonly same: readonly BodyClaim[];
}

/** The claims of an entry outside its body: one for each field that promises something. */
export function collectDataClaims(content: ContentReads, entry: Entry): DataClaim[] {
  const table = content.ask(claimTable, '');
  return (collections[entry.collection].claimFields ?? []).flatMap((field) => {
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

/** A claim that its evidence does not support. */
interface UnsupportedClaim {
  readonly claim: Claim;
  readonly evidence: Evidence;
  /** What to do here, in words for the author, such as “Cite a source.” */
  readonly advice: string;
  readonly list: BodyNode | undefined;
  /** The range of the word that promises. */
  readonly range: TextRange;
}

const unsupportedOf = new WeakMap<Body | Entry, readonly UnsupportedClaim[]>();

/**
 * Reports the claims of this strength in an entry that their evidence does not support, at the
 * level that the site sets.
 */
export function reportClaims(
  strength: Claim['strength'],
  content: ContentReads,
  entry: Entry,
  report: ReportRange,
): void {
  const policy = content.settings.evidence;
  if (policy === 'off') return;
  const key = entry.body ?? entry;
  const unsupported = unsupportedOf.get(key) ?? collectUnsupported(content, entry);
  unsupportedOf.set(key, unsupported);
  const bare = unsupported.filter(
    ({ claim, evidence }) => claim.strength === strength && evidence.weaknesses.length === 0,
  );
  const told = new Set<BodyNode>();
  for (const { claim, evidence, advice, range, list } of unsupported) {
    if (claim.strength !== strength) continue;
    // A list of promises without any evidence is one slip.
    const isBare = list !== undefined && evidence.weaknesses.length === 0;
    if (isBare && told.has(list)) continue;
    if (isBare) told.add(list);
    const others = isBare ? bare.filter((each) => each.list === list).length - 1 : 0;
    const more =
      others === 0 ? '' : ` So do ${others} more in this list, each of which needs its own.`;
    const needed =
      strength === 'strong'
        ? 'needs a randomised trial, a systematic review or a guideline in people'
        : 'promises an effect';
    const found =
      evidence.weaknesses.length === 0
        ? 'nothing is named that it rests on'
        : evidence.weaknesses.join(', and ');
    report(range, `“${claim.word}” ${needed}, and ${found}. ${advice}${more}`, {
      severity: policy === 'strict' ? 'error' : 'warning',
      related: evidence.related,
    });
  }
}

/**
 * A title or description may claim only what the text claims too, with evidence: search engines and
 * lists show it alone, but readers who follow it find the evidence in the text.
 */
function collectUnsupported(content: ContentReads, entry: Entry): UnsupportedClaim[] {
  const inBody = collectBodyClaims(content, entry, { borne: false }).map((each) => ({
    ...each,
    advice: (each.isHeading ? headingAdvice : textAdvice)[each.claim.strength],
  }));
  const inData = collectDataClaims(content, entry).map(({ claim, text, same }) => {
    const at = entry.text.slice(text.start, text.end).indexOf(claim.word);
    const start = text.start + at;
    const range = at < 0 ? text : { start, end: start + claim.word.length };
    const advice = entry.bodySource === '' ? fieldAdvice : fieldWithBodyAdvice;
    return {
      claim,
      evidence: findBestEvidence(same),
      advice,
      list: undefined,
      findRange: () => range,
    };
  });
  return [...inBody, ...inData].flatMap(({ claim, evidence, advice, list, findRange }) =>
    (claim.strength === 'strong' ? evidence.bearsStrongClaim : evidence.bearsClaim)
      ? []
      : [{ claim, evidence, advice, list, range: findRange() }],
  );
}

const textAdvice = {
  claim:
    'Cite a source here, as in [@name-of-source], or say what it rests on: [@tradition], [@experience] or [@no-study].',
  strong:
    'Cite one here, as in [@name-of-source], or say it in weaker words, as far as the evidence goes.',
};
const headingAdvice = {
  claim:
    'A heading holds no mark, so cite a source in the text right below it, as in [@name-of-source], or say there what it rests on.',
  strong:
    'A heading holds no mark, so cite one in the text right below it, as in [@name-of-source], or say it in weaker words.',
};
const fieldAdvice = 'This line holds no mark, so say here what is known, without the promise.';
const fieldWithBodyAdvice =
  'This line holds no mark, so say the same in the text, where it can be cited. Or say here what is known, without the promise.';

const none: Evidence = { bearsClaim: false, bearsStrongClaim: false, weaknesses: [], related: [] };

/** The strongest evidence in the body for the same word. */
function findBestEvidence(same: readonly BodyClaim[]): Evidence {
  const best =
    same.find(({ evidence }) => evidence.bearsStrongClaim) ??
    same.find(({ evidence }) => evidence.bearsClaim);
  return best?.evidence ?? none;
}

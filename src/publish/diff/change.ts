/**
 * How many of their words two sentences have in common at least, of 1, where one is the other in
 * other words.
 */
const leastShare = 0.5;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** What is compared of two states of a site, in the order in which it is told. */
export const changeKinds = ['pages', 'claims', 'sources', 'reviews', 'anchors'] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** A page, claim, source, review or anchor, as far as a reader of changes needs to know it. */
export interface Listed {
  /** What it is called: a title, a sentence, the words of a heading. */
  readonly words: string;
  /** What may change about it, by name, in words. */
  readonly facts: ReadonlyMap<string, string>;
  /** The page that it stands on or tells of. Its name begins with that of the page. */
  readonly page?: string;
}

/**
 * What a site holds, each by a name that lasts, such as its address. A kind that is not there could
 * not be read.
 */
export type Inventory = { readonly [Kind in ChangeKind]?: ReadonlyMap<string, Listed> };

/** What was added, changed or lost of one kind, sorted by name. */
interface KindChanges {
  readonly added: readonly Change[];
  readonly changed: readonly (Change & { readonly facts: readonly ChangedFact[] })[];
  /** Claims in other words; `before` is what was said. */
  readonly reworded: readonly (Change & {
    readonly before: string;
    readonly facts: readonly ChangedFact[];
  })[];
  readonly lost: readonly (Change & { readonly became?: string })[];
}

/** One thing that is not as it was. */
export interface Change {
  readonly name: string;
  readonly words: string;
}

/** A fact that is not as it was; '' if there was or is none. */
export interface ChangedFact {
  readonly fact: string;
  readonly before: string;
  readonly after: string;
}

/** All changes; a kind that one of the two does not tell of is undefined. */
export type Changes = { readonly [Kind in ChangeKind]: KindChanges | undefined };

/** What became of addresses that are gone. */
export interface Fate {
  /** Of a page or an anchor, in words. */
  readonly describeBecome: (address: string) => string | undefined;
  /** The address to which a page leads; undefined if it leads nowhere. */
  readonly findTarget: (page: string) => string | undefined;
}

/**
 * Compares two states of a site. Anchors of a page that came or went as a whole are told with it;
 * claims and reviews of a page that has a new address are where they were.
 */
export function diffInventories(
  before: Inventory,
  after: Inventory,
  { describeBecome, findTarget }: Fate,
): Changes {
  const onStanding =
    (kind: ChangeKind) =>
    ({ page }: Listed) =>
      kind !== 'anchors' ||
      page === undefined ||
      (before.pages?.has(page) === true && after.pages?.has(page) === true);
  const findMoved = (things: Things): Things =>
    new Map(
      [...things].map(([name, thing]) => {
        const { page = '' } = thing;
        const to = page === '' || after.pages?.has(page) === true ? undefined : findTarget(page);
        // A page that was there before as well is another one, which took the place of the first.
        const isNew =
          to !== undefined && after.pages?.has(to) === true && before.pages?.has(to) !== true;
        return isNew ? [to + name.slice(page.length), { ...thing, page: to }] : [name, thing];
      }),
    );
  const compare = (kind: ChangeKind): KindChanges | undefined => {
    const [old, next] = [before[kind], after[kind]];
    if (old === undefined || next === undefined) return undefined;
    if (kind === 'claims' || kind === 'reviews')
      return compareKind(findMoved(old), next, onStanding(kind), () => undefined);
    return compareKind(
      old,
      next,
      onStanding(kind),
      kind === 'sources' ? () => undefined : describeBecome,
    );
  };
  const claims = compare('claims');
  return {
    pages: compare('pages'),
    claims:
      claims === undefined
        ? undefined
        : withRewordings(claims, findMoved(before.claims ?? new Map()), after.claims ?? new Map()),
    sources: compare('sources'),
    reviews: compare('reviews'),
    anchors: compare('anchors'),
  };
}

type Things = ReadonlyMap<string, Listed>;

function compareKind(
  old: Things,
  next: Things,
  isTold: (thing: Listed) => boolean,
  describeBecome: (name: string) => string | undefined,
): KindChanges {
  const only = (these: Things, those: Things) =>
    [...these]
      .filter(([name, thing]) => !those.has(name) && isTold(thing))
      .map(([name, { words }]) => ({ name, words }))
      .sort(byName);
  const changed = [...next].flatMap(([name, { words, facts }]) => {
    const known = old.get(name);
    const differing = known === undefined ? [] : compareFacts(known.facts, facts);
    return differing.length === 0 ? [] : [{ name, words, facts: differing }];
  });
  const lost = only(old, next).map((change) => {
    const became = describeBecome(change.name);
    return became === undefined ? change : { ...change, became };
  });
  return { added: only(next, old), changed: changed.sort(byName), reworded: [], lost };
}

/**
 * The same changes, where a claim that is gone and one that is new and says nearly the same are
 * one.
 */
function withRewordings(
  { added, changed, lost }: KindChanges,
  old: Things,
  next: Things,
): KindChanges {
  const collectSentences = (changes: readonly Change[], things: Things) =>
    changes.map((change) => {
      const { page = '', facts = new Map<string, string>() } = things.get(change.name) ?? {};
      return { change, facts, page, words: change.name.slice(page.length).trim() };
    });
  const pairs = findRewordings(collectSentences(lost, old), collectSentences(added, next));
  const paired = new Set(pairs.flatMap(({ from, to }) => [from.change, to.change]));
  const reworded = pairs.map(({ from, to }) => ({
    ...to.change,
    before: from.words,
    facts: compareFacts(from.facts, to.facts),
  }));
  const others = <Each extends Change>(changes: readonly Each[]) =>
    changes.filter((change) => !paired.has(change));
  return { added: others(added), changed, reworded: reworded.sort(byName), lost: others(lost) };
}

function compareFacts(old: Listed['facts'], next: Listed['facts']): ChangedFact[] {
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((fact) => {
    const [before, after] = [old.get(fact) ?? '', next.get(fact) ?? ''];
    return before === after ? [] : [{ fact, before, after }];
  });
}

function byName(a: Change, b: Change): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** A sentence of a page. */
interface Sentence {
  readonly page: string;
  readonly words: string;
}

/**
 * Pairs sentences that are gone with new ones of the same page that say nearly the same: the most
 * alike first, each once. What has too few words in common with any other is in no pair.
 */
function findRewordings<Each extends Sentence>(
  gone: readonly Each[],
  come: readonly Each[],
): { readonly from: Each; readonly to: Each }[] {
  const byPage = Map.groupBy(
    come.map((each) => ({ each, words: toWords(each.words) })),
    ({ each }) => each.page,
  );
  const rated = gone.flatMap((from) => {
    const words = toWords(from.words);
    return (byPage.get(from.page) ?? []).map(({ each, words: others }) => ({
      from,
      to: each,
      share: measureOverlap(words, others),
    }));
  });
  const taken = new Set<Each>();
  return rated
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
    .flatMap(({ from, to }) => {
      if (taken.has(from) || taken.has(to)) return [];
      taken.add(from).add(to);
      return [{ from, to }];
    });
}

function toWords(text: string): Set<string> {
  return new Set(
    [...segmenter.segment(text.toLowerCase())].flatMap(({ segment, isWordLike }) =>
      isWordLike === true ? [segment] : [],
    ),
  );
}

function measureOverlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return (2 * one.intersection(other).size) / (one.size + other.size || 1);
}

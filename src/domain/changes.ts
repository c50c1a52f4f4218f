/** What is compared of two states of a site, in the order in which it is told. */
export const changeKinds = ['pages', 'claims', 'sources', 'reviews', 'anchors'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A page, claim, source, review or anchor, as far as a reader of changes needs to know it. */
export interface Listed {
  /** What it is called: a title, a sentence, the words of a heading. */
  readonly words: string;
  /** What may change about it, by name, in words. */
  readonly facts: ReadonlyMap<string, string>;
  /** The page that it stands on, where it is gone or new with that page. */
  readonly page?: string;
}

/** What a site holds, each by a name that lasts, such as its address. A kind that is not there could not be read. */
export type Inventory = { readonly [Kind in ChangeKind]?: ReadonlyMap<string, Listed> };

/** What was added, changed or lost of one kind, sorted by name. */
export interface KindChanges {
  readonly added: readonly Change[];
  readonly changed: readonly (Change & { readonly facts: readonly ChangedFact[] })[];
  readonly lost: readonly (Change & { readonly became?: string })[];
}

/** One thing that is not as it was. */
export interface Change {
  readonly name: string;
  readonly words: string;
}

/** A fact that is not as it was; '' where there was or is none. */
export interface ChangedFact {
  readonly fact: string;
  readonly before: string;
  readonly after: string;
}

/** All changes; a kind that one of the two does not tell of is undefined. */
export type Changes = { readonly [Kind in ChangeKind]: KindChanges | undefined };

/** Compares two states of a site; `toBecome` says what became of a page or anchor that is gone. Anchors of a page that came or went as a whole are told with it. */
export function toChanges(before: Inventory, after: Inventory, toBecome: (name: string) => string | undefined): Changes {
  const onStanding = (kind: ChangeKind) => ({ page }: Listed) => kind !== 'anchors' || page === undefined || (before.pages?.has(page) === true && after.pages?.has(page) === true);
  const compare = (kind: ChangeKind): KindChanges | undefined => {
    const [old, next] = [before[kind], after[kind]];
    return old === undefined || next === undefined ? undefined : compareKind(old, next, onStanding(kind), kind === 'pages' || kind === 'anchors' ? toBecome : () => undefined);
  };
  return { pages: compare('pages'), claims: compare('claims'), sources: compare('sources'), reviews: compare('reviews'), anchors: compare('anchors') };
}

type Things = ReadonlyMap<string, Listed>;

function compareKind(old: Things, next: Things, isTold: (thing: Listed) => boolean, toBecome: (name: string) => string | undefined): KindChanges {
  const only = (these: Things, those: Things) => [...these].filter(([name, thing]) => !those.has(name) && isTold(thing)).map(([name, { words }]) => ({ name, words })).sort(byName);
  const changed = [...next].flatMap(([name, { words, facts }]) => {
    const known = old.get(name);
    const differing = known === undefined ? [] : compareFacts(known.facts, facts);
    return differing.length === 0 ? [] : [{ name, words, facts: differing }];
  });
  const lost = only(old, next).map((change) => {
    const became = toBecome(change.name);
    return became === undefined ? change : { ...change, became };
  });
  return { added: only(next, old), changed: changed.sort(byName), lost };
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

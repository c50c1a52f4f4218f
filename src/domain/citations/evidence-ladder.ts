import type { EvidenceKind, Source } from './source.ts';

/**
 * The kinds that compare people who got something with people who did not, or gather such
 * comparisons.
 */
const comparing: ReadonlySet<string> = new Set<EvidenceKind>([
  'guideline',
  'systematic-review',
  'randomised-trial',
]);

const animals =
  /(?<!\p{L})(?:mice|mouse|rats?|rodents?|rabbits?|dogs?|cats?|pigs?|horses?|monkeys?|zebrafish|animals?|in vitro|cell (?:lines?|cultures?)|cells|mäusen?|ratten?|kaninchen|hunden?|katzen?|schweinen?|pferden?|tieren?|zellen|zellkulturen?)(?!\p{L})/iu;

const people =
  /(?<!\p{L})(?:people|persons?|patients?|adults?|children|women|men|participants?|volunteers?|humans?|students?|pupils?|athletes?|workers?|infants?|trials?|menschen|personen|patient\p{L}*|erwachsenen?|kindern?|frauen|männern?|teilnehmende\p{L}*|proband\p{L}*|studien)(?!\p{L})/iu;

/** The place of each kind of evidence on the ladder, the strongest first. */
const rungs: Readonly<Record<EvidenceKind, number>> = {
  guideline: 0,
  'systematic-review': 1,
  'randomised-trial': 2,
  observational: 3,
  'case-report': 4,
  'laboratory-or-animal': 5,
  'expert-opinion': 6,
};

/**
 * The sources of each kind, the strongest kind first and the newest work first; kinds without a
 * source are left out.
 */
export function groupByKind(
  sources: Iterable<Source>,
): { kind: EvidenceKind; sources: Source[] }[] {
  const byKind = Map.groupBy(sources, (source) => source.kind);
  return [...byKind]
    .toSorted(([a], [b]) => rungs[a] - rungs[b])
    .map(([kind, ofKind]) => ({
      kind,
      sources: ofKind.toSorted((a, b) => b.year - a.year || a.id.localeCompare(b.id)),
    }));
}

/**
 * Sorts sources as they are listed: the strongest kind first, and of each kind the newest work
 * first.
 */
export function sortByKind(sources: Iterable<Source>): Source[] {
  return groupByKind(sources).flatMap(({ sources: ofKind }) => ofKind);
}

/** Whether a source of this kind can bear a strong claim, if it was in people. */
export function canBearStrongClaim(kind: string): boolean {
  return comparing.has(kind);
}

/** Whether what was studied, in the words of a source, was animals or cells, and no people. */
export function isOfAnimals(population: string): boolean {
  return animals.test(population) && !people.test(population);
}

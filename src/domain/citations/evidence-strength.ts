import type { EvidenceKind } from './source.ts';

/** The kinds that compare people who got something with people who did not, or gather such comparisons. */
const comparing: ReadonlySet<string> = new Set<EvidenceKind>([
  'guideline',
  'systematic-review',
  'randomised-trial',
]);

/** Whether a source of this kind can bear a strong claim, if it was in people. */
export function canBearStrongClaim(kind: string): boolean {
  return comparing.has(kind);
}

const animals =
  /(?<!\p{L})(?:mice|mouse|rats?|rodents?|rabbits?|dogs?|cats?|pigs?|horses?|monkeys?|zebrafish|animals?|in vitro|cell (?:lines?|cultures?)|cells|mäusen?|ratten?|kaninchen|hunden?|katzen?|schweinen?|pferden?|tieren?|zellen|zellkulturen?)(?!\p{L})/iu;
const people =
  /(?<!\p{L})(?:people|persons?|patients?|adults?|children|women|men|participants?|volunteers?|humans?|students?|pupils?|athletes?|workers?|infants?|trials?|menschen|personen|patient\p{L}*|erwachsenen?|kindern?|frauen|männern?|teilnehmende\p{L}*|proband\p{L}*|studien)(?!\p{L})/iu;

/** Whether what was studied, in the words of a source, was animals or cells, and no people. */
export function isOfAnimals(population: string): boolean {
  return animals.test(population) && !people.test(population);
}

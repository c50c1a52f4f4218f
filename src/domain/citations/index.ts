export {
  collectCitedIds,
  collectCitedSentences,
  hasOneBasis,
  mentionsRetraction,
  type CitingEntry,
  type CitedSentence,
} from './cited-sentence.ts';
export { canBearStrongClaim, groupByKind, isOfAnimals, sortByKind } from './evidence-ladder.ts';
export {
  createSource,
  formatAuthors,
  formatDoiAddress,
  type EvidenceKind,
  type Source,
  type SourceData,
} from './source.ts';

import type { EvidenceKind } from '../domain/citations/source.ts';

/**
 * The publication types of PubMed that say what kind of evidence a work is, strongest first. Others, such as "Journal
 * Article" or "Clinical Trial", leave it open. See https://www.nlm.nih.gov/mesh/pubtypes.html.
 */
const kinds: readonly (readonly [type: string, kind: EvidenceKind])[] = [
  ['practice guideline', 'guideline'],
  ['guideline', 'guideline'],
  ['systematic review', 'systematic-review'],
  ['meta-analysis', 'systematic-review'],
  ['randomized controlled trial', 'randomised-trial'],
  ['observational study', 'observational'],
  ['case reports', 'case-report'],
];

/** The kind of evidence that the publication types say, or undefined where they do not. */
export function toEvidenceKind(types: readonly string[]): EvidenceKind | undefined {
  const given = new Set(types.map((type) => type.toLowerCase()));
  return kinds.find(([type]) => given.has(type))?.[1];
}

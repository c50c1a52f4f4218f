import type { EvidenceKind, Source } from './source.ts';

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

/** The sources of each kind, the strongest kind first and the newest work first; kinds without a source are left out. */
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

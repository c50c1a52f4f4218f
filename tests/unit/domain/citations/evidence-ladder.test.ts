import { describe, expect, it } from 'vitest';
import { evidenceKinds } from '../../../../src/schemas/source.ts';
import { groupByKind } from '../../../../src/domain/citations/evidence-ladder.ts';
import type { EvidenceKind, Source } from '../../../../src/domain/citations/source.ts';

const source = (kind: EvidenceKind, id: string, year = 2020) => ({ kind, id, year }) as Source;

describe('the evidence', () => {
  it('is grouped by kind in the order of the schema, the strongest first', () => {
    const shuffled = evidenceKinds.toReversed().map((kind) => source(kind, kind));
    expect(groupByKind(shuffled).map((group) => group.kind)).toEqual([...evidenceKinds]);
  });

  it('has no group without a source, and the newest work first in each', () => {
    const groups = groupByKind([
      source('observational', 'b', 2010),
      source('observational', 'c'),
      source('observational', 'a'),
    ]);
    expect(groups.map((group) => [group.kind, group.sources.map((each) => each.id)])).toEqual([
      ['observational', ['a', 'c', 'b']],
    ]);
  });
});

import {
  noClaimWords,
  toClaimTable,
  type ClaimTable,
  type ClaimWords,
} from '../../domain/claims/table.ts';
import { wordLimits } from '../../schemas/claims.ts';
import type { Content } from '../content.ts';
import { findNode, type DataNode } from '../yaml/data-node.ts';
import type { Settings } from '../settings.ts';

const known = new WeakMap<Settings, ClaimTable>();

/** The words of claims of a site: those of its language, and what claims.yml says. Made once for a content; never throws. */
export function resolveClaimTable({
  settings,
  getEntry,
}: Pick<Content, 'settings' | 'getEntry'>): ClaimTable {
  const made = known.get(settings);
  if (made !== undefined) return made;
  const root = getEntry('claims', 'claims')?.yaml?.root;
  const table = toClaimTable(
    settings.language,
    root === undefined ? noClaimWords : readWords(root),
  );
  known.set(settings, table);
  return table;
}

/** What is wrong in the file is told by the schema, and then counts as not said. */
function readWords(root: DataNode): ClaimWords {
  const read = (name: keyof ClaimWords) =>
    (findNode(root, [name])?.entries ?? [])
      .slice(0, wordLimits.words)
      .flatMap(({ value }) =>
        typeof value === 'string' && value.trim() !== '' && value.length <= wordLimits.letters
          ? [value.trim()]
          : [],
      );
  return {
    promises: read('promises'),
    strong: read('strong'),
    negations: read('negations'),
    exempt: read('exempt'),
    without: read('without'),
  };
}

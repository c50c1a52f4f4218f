import { canBearStrongClaim, isOfAnimals } from '../../domain/citations/index.ts';
import { isBasis } from '../../domain/text/index.ts';
import type { ContentReads } from '../content.ts';
import type { RelatedPlace } from '../diagnostic.ts';
import { createRelated, type EntryFacts } from '../entry.ts';
import { findNode, type DataNode } from '../yaml/data.ts';

/** What the citations of a text can support, and a message about those that support too little. */
export interface Evidence {
  /** Whether there is a source or a basis at all that is not retracted. */
  readonly bearsClaim: boolean;
  /** Whether there is a trial, a review or a guideline in people. */
  readonly bearsStrongClaim: boolean;
  /**
   * Why each that is too weak for a strong claim is, such as “haller-2016 is a laboratory or animal
   * study”.
   */
  readonly weaknesses: readonly string[];
  /** The place in the file of each source that is too weak. */
  readonly related: readonly RelatedPlace[];
}

/**
 * Assesses the sources behind citation ids. A source that does not exist counts as the strongest,
 * since another rule reports it.
 */
export function resolveEvidence(
  content: Pick<ContentReads, 'getEntry'>,
  ids: readonly string[],
): Evidence {
  const weighed = [...new Set(ids)].map((id) => weigh(id, content.getEntry('sources', id)));
  const weak = weighed.flatMap(({ weakness }) => (weakness === undefined ? [] : [weakness]));
  return {
    bearsClaim: weighed.some(({ isRetracted }) => !isRetracted),
    bearsStrongClaim: weighed.some(({ weakness }) => weakness === undefined),
    weaknesses: weak.map(({ words }) => words),
    related: weak.flatMap(({ place }) => (place === undefined ? [] : [place])),
  };
}

interface Weighed {
  readonly isRetracted: boolean;
  readonly weakness?: { readonly words: string; readonly place?: RelatedPlace };
}

function weigh(id: string, source: EntryFacts | undefined): Weighed {
  if (isBasis(id)) return { isRetracted: false, weakness: { words: `[@${id}] names no study` } };
  const root = source?.yaml?.root;
  if (source === undefined || root === undefined) return { isRetracted: false };
  const describe = (node: DataNode, words: string, message: string) => ({
    words,
    place: createRelated(source, node, message),
  });
  const retracted = findRetraction(source);
  if (retracted !== undefined)
    return {
      isRetracted: true,
      weakness: describe(retracted, `${id} was retracted`, 'Here the source says so.'),
    };
  const [kind, population] = [findNode(root, ['kind']), findNode(root, ['population'])];
  if (typeof kind?.value === 'string' && !canBearStrongClaim(kind.value)) {
    return {
      isRetracted: false,
      weakness: describe(
        kind,
        `${id} is ${kindWords.get(kind.value) ?? 'of another kind'}`,
        'Here the source says what kind it is.',
      ),
    };
  }
  if (typeof population?.value === 'string' && isOfAnimals(population.value)) {
    return {
      isRetracted: false,
      weakness: describe(
        population,
        `${id} was not in people`,
        'Here the source says what was studied.',
      ),
    };
  }
  return { isRetracted: false };
}

/** The field of a source that says that it was withdrawn. */
function findRetraction(source: EntryFacts): DataNode | undefined {
  const node = findNode(source.yaml?.root, ['retracted']);
  return node?.fields === undefined ? undefined : node;
}

const kindWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    observational: 'an observational study',
    'case-report': 'a case report',
    'laboratory-or-animal': 'a laboratory or animal study',
    'expert-opinion': 'an expert opinion',
  }),
);

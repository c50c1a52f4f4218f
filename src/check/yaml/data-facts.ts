import { collections, isUnfinishedSource, type CollectionName } from '../../schemas/index.ts';
import type { Place } from '../diagnostic.ts';
import type { LineIndex } from '../files/source-text.ts';
import { findField, findNode, findNodes } from './data.ts';
import type { ParsedYaml } from './parse.ts';

/**
 * What the rest of a site needs to know of the data of an entry. It is small, so that a later check
 * need not parse them.
 */
export interface DataFacts {
  /** Whether the data could be parsed without an issue. */
  readonly isParsed: boolean;
  /** What the fields that name entries of a collection hold, ids mostly. */
  readonly references: ReadonlyMap<CollectionName, readonly unknown[]>;
  /** The addresses of the images of its fields as they are written. */
  readonly imageAddresses: readonly string[];
  /** The FAQ entries that the field `faq` names. */
  readonly faqIds: readonly string[];
  /** The question of an FAQ entry and its other wordings. */
  readonly wordings: readonly DataWording[];
  /** What the field `waive` names, with the reasons. */
  readonly waived: readonly WaivedRule[];
  /** The place of the field that says that a source was withdrawn. */
  readonly retraction: Place | undefined;
  /**
   * Whether this is a source that still has to be completed: it contains a TODO, which imports and
   * registers write for what they could not find out.
   */
  readonly isUnfinished: boolean;
}

/** A wording of a question with its place. */
interface DataWording {
  readonly text: string;
  readonly isQuestion: boolean;
  readonly place: Place;
}

/** The name of a rule, why it does not count, and the place of the name. */
interface WaivedRule {
  readonly rule: string;
  readonly reason: string;
  readonly place: Place;
}

/** The facts of the data of an entry; those of none if they could not be parsed. */
export function collectDataFacts(
  collection: CollectionName,
  yaml: ParsedYaml | undefined,
  { toPlace }: LineIndex,
): DataFacts {
  const root = yaml?.root;
  const { referenceFields = {}, imageFields = [] } = collections[collection];
  const collectTexts = (path: string) =>
    findNodes(root, path).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const references = new Map<CollectionName, unknown[]>();
  for (const [field, to] of Object.entries(referenceFields)) {
    const values = findNodes(root, field).map(({ value }) => value);
    if (values.length > 0) references.set(to, [...(references.get(to) ?? []), ...values]);
  }
  const wordings =
    collection === 'faq' ? [findNode(root, ['question']), ...findNodes(root, 'asks')] : [];
  const retraction = collection === 'sources' ? findNode(root, ['retracted']) : undefined;
  return {
    isParsed: root !== undefined && yaml?.issues.length === 0,
    references,
    imageAddresses: imageFields.flatMap(collectTexts),
    faqIds: collectTexts('faq'),
    wordings: wordings.flatMap((node, index) =>
      node === undefined || typeof node.value !== 'string'
        ? []
        : [{ text: node.value, isQuestion: index === 0, place: toPlace(node.start, node.end) }],
    ),
    waived: [...(findField(root, ['waive'])?.node.fields ?? [])].flatMap(
      ([rule, { start, end, node }]) =>
        typeof node.value === 'string' && node.value.trim() !== ''
          ? [{ rule, reason: node.value.trim(), place: toPlace(start, end) }]
          : [],
    ),
    retraction:
      retraction?.fields === undefined ? undefined : toPlace(retraction.start, retraction.end),
    isUnfinished: collection === 'sources' && isUnfinishedSource(root?.value),
  };
}

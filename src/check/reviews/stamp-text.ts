import type { ReviewStamp } from '../../domain/reviews/stamp.ts';
import { parsePlainScalar } from '../yaml/plain-scalar.ts';

export type Kept = NonNullable<ReviewStamp['kept']>[number];

/** The fields of a stamp that stand on one line, in their order. */
export const stampFields = ['by', 'on', 'hash', 'answers', 'self'] as const;

/** Each field that stands on one line, as YAML; those that the stamp does not have are undefined. */
export function serializeStampFields({
  by,
  on,
  hash,
  answers = {},
  self,
}: ReviewStamp): Readonly<Record<(typeof stampFields)[number], string | undefined>> {
  return {
    by: toWord(by),
    on,
    // Always in quotes: sixteen digits, or digits around an e, would be read as a number.
    hash: hash === undefined ? undefined : `"${hash}"`,
    answers:
      Object.keys(answers).length === 0
        ? undefined
        : `{ ${Object.entries(answers)
            .map(([id, answer]) => `"${id}": "${answer}"`)
            .join(', ')} }`,
    self: self === true ? 'true' : undefined,
  };
}

/** A stamp on lines of its own: each field on one that begins with `indent`. */
export function serializeBlock(stamp: ReviewStamp, indent: string): string[] {
  const lines = Object.entries(serializeStampFields(stamp)).flatMap(([name, value]) =>
    value === undefined ? [] : [`${indent}${name}: ${value}`],
  );
  return [...lines, ...serializeKept(stamp.kept, indent)];
}

/** The field `kept` on lines of its own; none where nothing was kept. */
export function serializeKept(kept: readonly Kept[] | undefined, indent: string): string[] {
  return kept === undefined
    ? []
    : [`${indent}kept:`, ...kept.flatMap((each) => serializeKeptItem(each, `${indent}  `))];
}

/** One reason of the list `kept`, on lines of its own. */
export function serializeKeptItem(kept: Kept, indent: string): string[] {
  return toItemFields(kept).map((field, index) => `${indent}${index === 0 ? '- ' : '  '}${field}`);
}

/** A stamp within braces. */
export function serializeFlow(stamp: ReviewStamp): string {
  const fields = Object.entries(serializeStampFields(stamp)).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const kept =
    stamp.kept === undefined ? [] : [`kept: [${stamp.kept.map(serializeFlowItem).join(', ')}]`];
  return `{ ${[...fields, ...kept].join(', ')} }`;
}

/** One reason of the list `kept`, within braces. */
export function serializeFlowItem(kept: Kept): string {
  return `{ ${toItemFields(kept).join(', ')} }`;
}

function toItemFields({ on, by, reason, hash }: Kept): string[] {
  return [
    `on: ${on}`,
    ...(by === undefined ? [] : [`by: ${toWord(by)}`]),
    `reason: ${JSON.stringify(reason)}`,
    ...(hash === undefined ? [] : [`hash: "${hash}"`]),
  ];
}

/** A file name such as `2020` or `true` means something else in YAML unless it stands in quotes. */
function toWord(id: string): string {
  const scalar = parsePlainScalar(id);
  return 'value' in scalar && typeof scalar.value === 'string' ? id : `"${id}"`;
}

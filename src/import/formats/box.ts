import type { Blockquote, BlockquoteData, RootContent } from 'mdast';
import { linesAt } from '../document.ts';
import type { ImportLog } from '../import-log.ts';
import { isBlock } from './markdown/parse.ts';

type CalloutKind = BlockquoteData['callout'] & {};

/** The kinds of callout by the names that systems have for their boxes. */
const kinds: readonly (readonly [name: RegExp, kind: CalloutKind])[] = [
  [/^(?:warning|danger|error|bug|fail\w*|critical)$/, 'warning'],
  [/^(?:caution|important|attention|warn)$/, 'caution'],
  [/^(?:tip|hint|success|check|done)$/, 'tip'],
];

/**
 * A box of another system as a quotation that will be a callout. Its first line is its title: what
 * the text says, else the name of its kind.
 */
export function createBox(
  name: string,
  title: string | undefined,
  children: readonly RootContent[],
  line: number,
  log: Pick<ImportLog, 'info'>,
): Blockquote {
  const lower = name.toLowerCase();
  const callout = kinds.find(([names]) => names.test(lower))?.[1] ?? 'note';
  const head = title ?? lower.charAt(0).toUpperCase() + lower.slice(1);
  if (lower !== callout)
    log.info(line, `The box "${head}" became a callout of the kind "${callout}".`);
  return {
    type: 'blockquote',
    data: { callout },
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'strong', children: [{ type: 'text', value: head }] }],
        position: linesAt(line),
      },
      ...children.filter(isBlock),
    ],
    position: linesAt(line, children.at(-1)?.position?.end.line),
  };
}

import type { Notes } from '../../../log.ts';
import type { Mark } from './mark.ts';
import { findTagEnd } from './tag-end.ts';
import {
  toBracket,
  toComponent,
  toHtmlTag,
  toLiquid,
  toMath,
  toOutput,
  toShortcode,
  toWiki,
} from './to-mark.ts';

/** A mark, or a text that stands in the place of what was written; `source` is that. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly put: Mark | string;
}

// Each ends at the next sign with which it could begin, so that none runs on over a text without end.
const signs = [
  String.raw`(?<escaped>\\[^\n])`,
  String.raw`(?<comment><!--)`,
  String.raw`(?<shortcode>\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\}))*?[>%]\}\})`,
  String.raw`(?<liquid>\{%-?(?:[^{}%]|%(?!\})|[{}](?![%{]))*%\})`,
  String.raw`(?<output>\{\{[^{}]*\}\})`,
  String.raw`(?<note>\{/\*)`,
  String.raw`(?<attributes>\{(?::|[#.][A-Za-z])[^{}\n]*\})`,
  String.raw`(?<wiki>!?\[\[[^[\]\n]+\]\])`,
  String.raw`(?<math>\$\$[^$]+\$\$|\$(?=[^\s$])[^$\n]{1,300}\$(?!\d))`,
  String.raw`(?<hidden>(?<!\S)%%[^%]+%%(?!\S))`,
  String.raw`(?<block>(?<=\s)\^[a-z0-9-]{4,40}(?=[ \t]*(?:\n|$)))`,
  String.raw`(?<bracket>\[\/?(?:caption|gallery|embed|audio|video|youtube|vimeo|contact-form-7|toc)(?:\s[^[\]\n]*)?\](?![(\[:]))`,
  String.raw`(?<tag><\/?(?:[A-Za-z]|>))`,
  String.raw`(?<braces>\{[^{}\n]*\})`,
].join('|');

/** The marks in a text that has no code, in their order. `isMdx` says that braces are code. */
export function findInline(
  text: string,
  lineAt: (at: number) => number,
  isMdx: boolean,
  notes: Notes,
): Found[] {
  const pattern = new RegExp(signs, 'g');
  const found: Found[] = [];
  const last = { comment: text.lastIndexOf('-->'), note: text.lastIndexOf('*/}') };
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [{ index: start, groups = {} }, line] = [match, lineAt(match.index)];
    const [kind = '', source = ''] =
      Object.entries(groups).find(([, value]) => value !== undefined) ?? [];
    const end = toEnd(kind, text, start, start + source.length, last);
    if (end === undefined) continue;
    const whole = text.slice(start, end);
    const put = toPut(kind, whole, line, isMdx, notes);
    // A comment stays and is passed over, so that its inside is not looked at.
    if (put !== undefined) found.push({ start, end, put });
    if (put !== undefined || kind === 'comment') pattern.lastIndex = end;
    else if (kind === 'math') pattern.lastIndex = start + 1;
  }
  return found;
}

function toEnd(
  kind: string,
  text: string,
  start: number,
  end: number,
  last: Readonly<Record<'comment' | 'note', number>>,
): number | undefined {
  if (kind === 'tag')
    return text.startsWith('<>', start) || text.startsWith('</>', start)
      ? text.indexOf('>', start) + 1
      : findTagEnd(text, start);
  if (kind !== 'comment' && kind !== 'note') return end;
  return end > last[kind] ? undefined : text.indexOf(kind === 'comment' ? '-->' : '*/}', end) + 3;
}

function toPut(
  kind: string,
  source: string,
  line: number,
  isMdx: boolean,
  notes: Notes,
): Mark | string | undefined {
  switch (kind) {
    case 'shortcode':
      return toShortcode(source, line);
    case 'liquid':
      return toLiquid(source, line);
    case 'bracket':
      return toBracket(source, line);
    case 'output':
      return toOutput(source, line);
    case 'wiki':
      return toWiki(source, line);
    case 'math':
      return toMath(source, line);
    case 'tag':
      return /^<\/?[A-Z>]/.test(source)
        ? toComponent(source, line, isMdx)
        : isMdx && source.includes('={')
          ? toHtmlTag(source)
          : undefined;
    case 'braces':
      if (/^\{\s*(?:(["'])\s*\1)?\s*\}$/.test(source)) return isMdx ? ' ' : undefined;
      return isMdx
        ? {
            kind: 'code',
            line,
            source,
            name: source.slice(1, -1).trim(),
            form: 'alone',
            values: new Map(),
            plain: [],
          }
        : undefined;
    case 'note':
    case 'hidden':
      notes.leaveOut(line, source, 'a comment in the source, which no page shows');
      return '';
    case 'block':
      notes.leaveOut(line, source, 'the mark of a block, to which other notes link');
      return '';
    case 'attributes':
      return '';
    default:
      return undefined;
  }
}

import type { Mark, Marks } from './mark.ts';
import { splitAtMarks } from './mark.ts';
import type { SourceLine } from './regions.ts';

const blocks: ReadonlySet<Mark['kind']> = new Set([
  'liquid',
  'shortcode',
  'component',
  'admonition',
  'code',
]);

/** Whether the mark may be a block of its own. */
export function isBlockMark(mark: Mark): boolean {
  return (
    blocks.has(mark.kind) ||
    (mark.kind === 'math' && mark.source.startsWith('$$')) ||
    (mark.kind === 'wiki' && mark.name === 'embed')
  );
}

/** The marks of a line that holds nothing else, all of them blocks; undefined for other lines. */
export function toBlockMarks(text: string, marks: Marks): Mark[] | undefined {
  if (!text.includes('\uFDD0')) return undefined;
  const found: Mark[] = [];
  for (const part of splitAtMarks(text, marks)) {
    if (typeof part !== 'string') found.push(part);
    else if (part.trim() !== '') return undefined;
  }
  return found.every(isBlockMark) ? found : undefined;
}

/**
 * Puts an empty line before and after each line that holds nothing but marks of blocks, so that it is a block of its own, and takes off the
 * blanks by which the inside of a component is set in.
 */
export function standsAlone(
  written: readonly SourceLine[],
  marks: Marks,
  isMdx: boolean,
): SourceLine[] {
  const lines = freeMarkdown(written, isMdx);
  const out: SourceLine[] = [];
  const open: { readonly name: string; readonly own: number; inner: number | undefined }[] = [];
  for (const line of lines) {
    const found = line.isCode ? undefined : toBlockMarks(line.text, marks);
    const indent = line.text.length - line.text.trimStart().length;
    const last = open.at(-1);
    if (found?.some(({ form, name }) => form === 'closes' && name === last?.name)) open.pop();
    else if (last !== undefined && line.text.trim() !== '') last.inner ??= indent;
    // What stands left of the tag that opens it is a text of its own; such a tag is never closed.
    const off = Math.min(
      indent,
      open.reduce(
        (most, { own, inner }) => Math.max(most, inner !== undefined && inner > own ? inner : 0),
        0,
      ),
    );
    const shown = { ...line, text: line.text.slice(off) };
    if (found === undefined) out.push(shown);
    else
      out.push({ ...line, text: '', isCode: false }, shown, { ...line, text: '', isCode: false });
    const [only, ...others] = found ?? [];
    if (
      only?.kind === 'component' &&
      only.form === 'opens' &&
      others.length === 0 &&
      open.length < 200
    )
      open.push({ name: only.name, own: indent, inner: undefined });
  }
  return out;
}

/**
 * Puts empty lines between tags and what stands in them where that is Markdown: everywhere in MDX, else where the tag says `markdown`. Lines
 * that hold nothing but a tag are looked at alone.
 */
function freeMarkdown(lines: readonly SourceLine[], isMdx: boolean): SourceLine[] {
  const open: string[] = [];
  return lines.flatMap((line) => {
    const [, slash, name = '', rest = ''] =
      (line.isCode ? null : /^\s*<(\/?)([a-z][\w-]*)(?![\w-])([^<>]*)>\s*$/.exec(line.text)) ?? [];
    const blank = { ...line, text: '' };
    if (slash === '' && (isMdx || /\smarkdown\b/.test(rest)) && !rest.endsWith('/')) {
      open.push(name);
      return [line, blank];
    }
    if (slash !== '/' || open.at(-1) !== name) return [line];
    open.pop();
    return [blank, line];
  });
}

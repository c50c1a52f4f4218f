import type { Code, Delete, Nodes, Table, TableRow } from 'mdast';
import { alignToSource, toSourceOffset } from '../../domain/body/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import type { Body, BodyNode } from '../body/body.ts';
import { defineRule, type ReportRange } from '../define-rule.ts';
import { findBodyRange, type Entry } from '../entry.ts';

/** What Markdown does not read as it was meant stands on the page as signs, or is lost. */
export default defineRule({
  name: 'raw-markdown',
  defaultLevel: 'error',
  summary: 'Signs of Markdown that readers would see, or words that they would not.',
  checkEntry(entry, { content, report }) {
    const { body } = entry;
    if (body === undefined) return;
    const longRows = new Set(
      body.select('table').flatMap(({ node }) => checkRows(entry, body, node, report)),
    );
    for (const block of body.select('paragraph', 'heading', 'tableCell', 'descriptionTerm'))
      if (block.parent?.node.type !== 'tableRow' || !longRows.has(block.parent.node))
        checkSigns(body, block, (id) => content.has('sources', id), report);
    for (const { node } of body.select('code')) checkFence(entry, body, node, report);
    for (const { node } of body.select('delete')) checkTilde(entry, node, report);
  },
});

/** The text of a block on one string, as far as it is plain text: all else is one sign each. */
interface PlainRun {
  readonly text: string;
  /** Whether the character at an offset was written as it is, without a backslash before it. */
  readonly isPlain: (at: number) => boolean;
  readonly toRange: (start: number, end: number) => TextRange;
}

/** Stands for what is no plain text: code, an image, a link with words of its own. */
const other = '\ufffc';

function collectRun({ source, start: base }: Body, { node: block }: BodyNode): PlainRun {
  const pieces: { readonly at: number; readonly toOffset: (at: number) => number }[] = [];
  let text = '';
  function collect(node: Nodes): void {
    const start = node.position?.start.offset ?? 0;
    const own = source.slice(start, node.position?.end.offset ?? start);
    const from = text.length;
    if (node.type === 'text') {
      const runs = alignToSource(node.value, own);
      pieces.push({ at: from, toOffset: (at) => start + toSourceOffset(runs, at - from) });
      text += node.value;
    } else if (node.type === 'link' && !own.startsWith('[') && !own.startsWith('<')) {
      // An address that became a link by itself.
      pieces.push({ at: from, toOffset: (at) => start + at - from });
      text += own;
    } else if ('children' in node) {
      const isMarked = node.type === 'link' || node.type === 'linkReference';
      if (isMarked) addOther(start);
      node.children.forEach(collect);
      if (isMarked) addOther(start);
    } else addOther(start, node.type === 'break' ? '\n' : other);
  }
  function addOther(start: number, sign = other): void {
    pieces.push({ at: text.length, toOffset: () => start });
    text += sign;
  }
  collect(block);
  const toOffset = (at: number) =>
    pieces.findLast((piece) => piece.at <= at)?.toOffset(at) ?? block.position?.start.offset ?? 0;
  return {
    text,
    isPlain: (at) => {
      const offset = toOffset(at);
      return source[offset] === text[at] && source[offset - 1] !== '\\';
    },
    toRange: (start, end) => ({
      start: base + toOffset(start),
      end: base + toOffset(Math.max(start, end - 1)) + 1,
    }),
  };
}

/** A slip that leaves signs in the text: what it looks like, and what to write. */
interface Slip {
  /** Its first character is a sign that gives it away. */
  readonly pattern: RegExp;
  readonly describe: (match: readonly string[]) => string;
  /** What to write in its place, if that is one thing. */
  readonly suggest?: (match: readonly string[]) => string;
  /** Whether that cannot be wrong. */
  readonly isCertain?: true;
  /** The one kind of block in which it can stand. */
  readonly within?: 'paragraph';
  /** All its matches in a block are one slip; or it is one only if its first group is a source. */
  readonly kind?: 'lines' | 'source';
}

const address = String.raw`(?:https?:\/\/|mailto:|tel:|\.{0,2}\/|#)[^\s()\[\]]*`;

const slips: readonly Slip[] = [
  {
    pattern: /^(#{2,6})(?=[^\s#])([^\n]+)|^(?<![^])(#)(?=\p{Lu})([^\n#.]+)(?![^])/gmu,
    within: 'paragraph',
    describe: ([found = '']) =>
      `A space is missing behind the signs, so this is no heading. Write "${toHeading(found)}".`,
    suggest: ([found = '']) => toHeading(found),
  },
  {
    pattern: /^[•●◦▪‣∙◾▸►\uf0b7\u2043][ \t\u00a0]*(?=\S)/gm,
    within: 'paragraph',
    describe: ([sign]) =>
      `"${sign?.trim()}" makes no list, so its lines run together. Begin each line with a hyphen and a space (- ), with an empty line before the first.`,
    suggest: () => '- ',
    isCertain: true,
    kind: 'lines',
  },
  {
    pattern: /^:::+[ \t]*(\w+)[^\n]*/gm,
    describe: ([, name = '']) =>
      `":::${name}" is not known here. Write a callout as a quotation: > [!${toMark(name)}] on a line of its own, and > before each line of the text. Delete the ::: at its end.`,
  },
  {
    pattern: /^(?:!!!|\?\?\?\+?)[ \t]+(\w+)[^\n]*/gm,
    describe: ([, name = '']) =>
      `Boxes of MkDocs (!!! ${name}) are not known here. Write > [!${toMark(name)}] on a line of its own, and > before each line of the text.`,
  },
  {
    pattern: /^\[!(\w+)\][^\n]*/gm,
    describe: ([found = '', name = '']) =>
      /^(?:note|tip|important|caution|warning|info|hint|danger)$/i.test(name)
        ? `The mark [!${name}] begins a callout only as the first line of a quotation, with nothing behind it but plain words. Write > [!${name}], and > before each line of the text.`
        : `"${found.trim()}" is no kind of callout. Write > [!NOTE], [!TIP], [!CAUTION] or [!WARNING].`,
  },
  {
    pattern: /^(`{3,}|~{3,})/gm,
    describe: ([, fence]) =>
      `The line ${fence} begins or ends no code here. Put it on a line of its own, with one like it before and after the code.`,
  },
  {
    pattern: new RegExp(String.raw`\(([^()\[\]\n]+)\)\[(${address})\]`, 'g'),
    describe: ([, words, url]) =>
      `This link has its brackets the wrong way round. Write [${words}](${url}).`,
    suggest: ([, words, url]) => `[${words}](${url})`,
    isCertain: true,
  },
  {
    pattern: new RegExp(String.raw`\[(?![@^]|\d+\])([^\[\]\n]+)\][ \t]+\((${address})\)`, 'g'),
    describe: ([, words, url]) =>
      `A space parts the words of this link from its address. Write [${words}](${url}).`,
    suggest: ([, words, url]) => `[${words}](${url})`,
    isCertain: true,
  },
  {
    pattern: /(!?)\[([^[\]\n]*)\]\(([^()\n]*)\)?/g,
    describe: ([, sign, words, url = '']) =>
      /\S\s+\S/.test(url.trim())
        ? `The ${sign === '' ? 'link' : 'image'} is shown as it is written, since its address holds a space. ${sign === '' ? 'Write the address without it' : 'Give the file a name without spaces'}: ${sign}[${words}](${url.trim().replace(/\s+/g, '-')}).`
        : `This ${sign === '' ? 'link' : 'image'} cannot be read. Write ${sign}[words](address), with an address between round brackets.`,
  },
  {
    pattern: /\[\[([^[\]\n]+)\]\]/g,
    describe: ([, words]) =>
      `Double brackets link nothing here. Write [${words}](/address/), with the address of the page.`,
  },
  {
    pattern: /(?<!\[)\[\^([^\]\s]+)\]:?/g,
    describe: ([, name]) =>
      `The mark [^${name}] has no note. Write "[^${name}]: " and the note on a line of its own, or delete the mark.`,
  },
  {
    pattern: /(\*{2,3}|_{2,3})([ \t]*)([^*_\n]+?)([ \t]*)\1/g,
    describe: ([, signs, , words, after]) =>
      after === ''
        ? `These signs do not make words bold, since a blank or a letter stands at the wrong side of them. Write ${signs}${words?.trim()}${signs}, with the blanks and signs outside.`
        : `The blank before the closing ${signs} keeps it from ending. Write ${signs}${words?.trim()}${signs}.`,
    suggest: ([, signs, before, words, after]) => `${before}${signs}${words}${signs}${after}`,
  },
  {
    pattern: /\*\*(?=\S)|(?<=\S)\*\*|~~|(?<![\w*])\*(?=[^\s*][^*\n]*\*(?![\w*]))/g,
    kind: 'lines',
    describe: ([signs]) =>
      `"${signs}" is shown as it is, since its other half is missing or stands elsewhere. Write both around the words, without blanks inside, or a backslash before it (\\${signs?.charAt(0)}).`,
  },
  {
    pattern: /==(?=\S)([^=\n]+)(?<=\S)==/g,
    describe: ([, words]) =>
      `Words cannot be highlighted with ==. Write **${words}**, or leave the signs out.`,
    suggest: ([, words]) => `**${words}**`,
  },
  {
    pattern: /(?<=[\p{L}\p{N})])\^([\p{L}\p{N}+-]{1,8})\^/gu,
    describe: ([, words]) => `"^" sets nothing higher here. Write <sup>${words}</sup>.`,
    suggest: ([, words]) => `<sup>${words}</sup>`,
    isCertain: true,
  },
  {
    pattern: /`+/g,
    kind: 'lines',
    describe: ([signs]) =>
      `"${signs}" is shown as it is, since code that begins with it has no end. Write ${signs} before and behind the code, or a backslash before it.`,
  },
  {
    pattern: /&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d{0,2});/gi,
    describe: ([reference]) =>
      `Readers would see "${reference}". Write the sign itself that it stands for.`,
  },
  {
    pattern: /\{:?[ \t]*[#.][A-Za-z][\w-]*[^{}\n]*\}|\{%[^%\n]*%\}/g,
    describe: ([mark]) =>
      `"${mark}" has a meaning only in another system, and is shown here as it is. Delete it.`,
  },
  {
    pattern:
      /^(?:\|[^\n]*\|[ \t]*(?=\n\|)|\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$)/gm,
    within: 'paragraph',
    kind: 'lines',
    describe: () =>
      'These lines make no table. Below the first a line such as | --- | --- | is expected, with as many cells as the first has, and an empty line before the table.',
  },
  {
    pattern: /^\[(?:TOC|_TOC_)\][ \t]*$/gim,
    within: 'paragraph',
    describe: () => 'The list of headings is made by itself. Delete this line.',
  },
  {
    pattern: /(?<![\w@.[/-])@([a-z0-9][a-z0-9-]*)/g,
    kind: 'source',
    describe: ([found]) => `A citation stands in brackets. Write [${found}].`,
    suggest: ([found]) => `[${found}]`,
    isCertain: true,
  },
  {
    pattern: /^[-+*](?=[^\s\-+*|>])[^\n]*\n[-+*](?=[^\s\-+*])/gm,
    within: 'paragraph',
    describe: ([lines]) =>
      `A space is missing behind "${lines?.charAt(0)}", so these lines make no list. Write "${lines?.charAt(0)} " at the head of each.`,
  },
  {
    pattern: /^\d{1,3}[.)](?=[^\s\d.)])[^\n]*\n\d{1,3}[.)](?=[^\s\d])/gm,
    within: 'paragraph',
    describe: () =>
      'A space is missing behind the numbers, so these lines make no list. Write "1. " at the head of each.',
  },
  {
    pattern: /^\[[ xX]?\](?=[ \t]+\S)/gm,
    within: 'paragraph',
    describe: ([box]) => `A box needs a list around it. Write "- ${box} " at the head of the line.`,
    suggest: ([box]) => `- ${box}`,
  },
];

/** A line as a heading; one sign alone would be the title of the page. */
function toHeading(line: string): string {
  const [, signs = '', words = ''] = /^(#+)(.*)$/.exec(line.trim()) ?? [];
  return `${signs === '#' ? '##' : signs} ${words}`;
}

/** The mark of the callout that is meant by the name that another system has for it. */
function toMark(name: string): string {
  const lower = name.toLowerCase();
  if (/^(?:danger|error|bug|fail)/.test(lower)) return 'WARNING';
  if (/^(?:warn|caution|attention|important)/.test(lower)) return 'CAUTION';
  return /^(?:tip|hint|success)/.test(lower) ? 'TIP' : 'NOTE';
}

/** A quick test, since most blocks hold no sign but those of sentences and of citations. */
function mayHoldSlip(text: string): boolean {
  return /[^\p{L}\p{N}\s.,;?'"’“”„–—\ufffc-]|^(?:-|\d+\.)/mu.test(
    text.replace(/\[@[a-z\d-]+\]/g, ''),
  );
}

/** Reports the slips of a block; of several at one place, the first. */
function checkSigns(
  body: Body,
  block: BodyNode,
  isSource: (id: string) => boolean,
  report: ReportRange,
): void {
  const run = collectRun(body, block);
  if (!mayHoldSlip(run.text)) return;
  const taken: TextRange[] = [];
  for (const slip of slips) {
    if (slip.within !== undefined && slip.within !== block.node.type) continue;
    const matches = [...run.text.matchAll(slip.pattern)].filter(
      ({ index, 0: found, 1: id = '' }) => {
        const end = index + found.length;
        const isFree =
          run.isPlain(index) && taken.every(({ start, end: to }) => index >= to || end <= start);
        return isFree && (slip.kind !== 'source' || isSource(id));
      },
    );
    const [first] = matches;
    if (first === undefined) continue;
    taken.push(
      ...matches.map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
    );
    for (const group of slip.kind === 'lines' ? [matches] : matches.map((match) => [match]))
      reportSlip(run, slip, group, report);
  }
}

/** Reports matches of a slip as one finding, at the first of them. */
function reportSlip(
  run: PlainRun,
  { describe, suggest, isCertain }: Slip,
  matches: readonly RegExpExecArray[],
  report: ReportRange,
): void {
  const [first] = matches;
  if (first === undefined) return;
  const toEdit = (match: RegExpExecArray, text: string) => ({
    ...run.toRange(match.index, match.index + match[0].length),
    text,
  });
  const edits = matches.flatMap((match) =>
    suggest === undefined || match[0].includes(other) ? [] : [toEdit(match, suggest(match))],
  );
  const suggestion = edits[0]?.text;
  report(
    run.toRange(first.index, first.index + first[0].length),
    describe(first).replaceAll(other, '…'),
    {
      severity: 'warning',
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(suggestion !== undefined && isCertain === true && edits.length === matches.length
        ? { fix: { describe: `Write ${suggestion.trim()}`, edits } }
        : {}),
    },
  );
}

/** Code whose fence is not closed takes in all that follows. */
function checkFence(
  entry: Entry,
  { source }: Body,
  node: Readonly<Code>,
  report: ReportRange,
): void {
  const start = node.position?.start.offset ?? 0;
  const lines = source.slice(start, node.position?.end.offset).split(/\r\n?|\n/);
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0];
  if (fence === undefined) return;
  if (node.lang?.toLowerCase() === 'mermaid')
    report(
      findBodyRange(entry, node, lines[0]),
      'Diagrams in Mermaid are not drawn here, so readers see their code. Draw it elsewhere, save it as an SVG beside this file and write ![What it shows](./name.svg); to show the code itself, leave "mermaid" out.',
      { severity: 'warning' },
    );
  const last = /^[>\s]*([`~]+)\s*$/.exec(lines.length > 1 ? (lines.at(-1) ?? '') : '')?.[1] ?? '';
  if (last.startsWith(fence)) return;
  report(
    findBodyRange(entry, node, lines[0]),
    `The code that begins here has no end, so all that follows is shown as code. Write a line ${fence} below it.`,
  );
}

/** One tilde strikes out, too, which is hardly ever meant. */
function checkTilde(entry: Entry, node: Readonly<Delete>, report: ReportRange): void {
  const { start = 0, end = start } = findBodyRange(entry, node) ?? {};
  const words = entry.text.slice(start + 1, end - 1);
  if (words.startsWith('~')) return;
  report(
    { start, end },
    `One ~ on each side strikes these words out. To strike out write ~~${words}~~, to set something lower <sub>${words}</sub>, and for the sign itself \\~.`,
    { severity: 'warning' },
  );
}

/**
 * A row has as many cells as the head of its table: more are lost, and fewer leave gaps. Returns
 * the rows that have more.
 */
function checkRows(
  entry: Entry,
  { source }: Body,
  table: Readonly<Table>,
  report: ReportRange,
): TableRow[] {
  const [head, ...rows] = table.children;
  const columns = head?.children.length ?? 0;
  return rows.filter((row) => {
    const count = countCells(
      source.slice(row.position?.start.offset, row.position?.end.offset).trim(),
    );
    if (count > columns)
      report(
        findBodyRange(entry, row),
        `This row has ${count} cells, and the head of the table has ${columns}, so readers do not see the last. Write as many cells into the head, or a backslash before a | that is no border (\\|).`,
      );
    else if (count < columns)
      report(
        findBodyRange(entry, row),
        `This row has ${count} ${count === 1 ? 'cell' : 'cells'}, and the head of the table has ${columns}. Write the missing ones, or | for those that are empty.`,
        { severity: 'warning' },
      );
    return count > columns;
  });
}

/** The cells of a line of a table: borders count wherever they stand, also in code. */
function countCells(line: string): number {
  const borders = [...line.matchAll(/\\\||\|/g)].filter(([border]) => border === '|').length;
  const outer = Number(line.startsWith('|')) + Number(/(?<!\\)\|$/.test(line) && line !== '|');
  return borders - outer + 1;
}

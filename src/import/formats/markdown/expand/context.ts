import { posix } from 'node:path';
import type { Paragraph, RootContent } from 'mdast';
import { linesAt, type Passthrough } from '../../../document.ts';
import type { ImportLog } from '../../../import-log.ts';
import { type Construct, type Constructs, splitAtConstructs } from '../constructs/construct.ts';

/** Names of values that are visible to readers. */
const visibleNames = new Set([
  'alt',
  'title',
  'caption',
  'label',
  'summary',
  'attr',
  'text',
  'heading',
  'question',
  'answer',
  'content',
  'description',
  'header',
  'aria-label',
]);

/** The state while constructs are expanded to nodes. */
export interface Expansion {
  readonly constructs: Constructs;
  readonly log: ImportLog;
  /** The path of the file, to which addresses are relative. */
  readonly file: string;
  readonly imports: ReadonlyMap<string, string>;
}

/** Converts a construct with the blocks up to its closing one. */
export type ConstructHandler = (
  construct: Construct,
  children: RootContent[],
  expansion: Expansion,
) => RootContent[];

/** The position of a node for a construct. */
export function getConstructPosition({ line, source }: Construct): {
  position: { start: { line: number; column: number }; end: { line: number; column: number } };
} {
  const last = line + source.split('\n').length - 1;
  return { position: linesAt(line, last) };
}

/** The first of these values that is not empty. */
export function getValue(construct: Construct, ...names: readonly string[]): string | undefined {
  return names
    .map((name) => construct.values.get(name))
    .find((value) => value !== undefined && value.trim() !== '');
}

/** Drops visible values of a construct that the result does not use. */
export function dropUnused(
  construct: Construct,
  used: readonly (string | undefined)[],
  { log }: Expansion,
): void {
  const named = [...construct.values].flatMap(([key, value]) =>
    visibleNames.has(key) || /\s/.test(value) ? [value] : [],
  );
  const others = [...named, ...construct.plain.filter((value) => /\s/.test(value))].filter(
    (value) => !used.includes(value),
  );
  log.drop(construct.line, others.join(' '), `what else "${shortenSource(construct.source)}" says`);
}

/** A construct shortened for a message. */
export function shortenSource(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}

const kinds: Readonly<Record<Construct['kind'], string>> = {
  liquid: 'A Liquid tag',
  output: 'A value of the other system',
  shortcode: 'A shortcode',
  component: 'A component',
  admonition: 'A box',
  wiki: 'A note shown within the note',
  math: 'A formula',
  code: 'A piece of code',
};

/** A construct that Markdown cannot express, kept as it is; it requires action once. */
export function toPassthrough(construct: Construct, { log }: Expansion): Passthrough {
  const what = kinds[construct.kind];
  if (construct.form !== 'closes')
    log.requireAction(
      construct.line,
      `${what} cannot be written as Markdown and stands in the text as it is: ${shortenSource(construct.source)}. Write in its place what readers shall see, or delete it.`,
    );
  return { type: 'passthrough', value: construct.source, ...getConstructPosition(construct) };
}

export function toPassthroughParagraph(construct: Construct, expansion: Expansion): Paragraph {
  return {
    type: 'paragraph',
    children: [toPassthrough(construct, expansion)],
    ...getConstructPosition(construct),
  };
}

/**
 * The URL that a construct stands for: a post or a page (`ref:`), a file, or a path below the
 * site's base; undefined for others.
 */
export function resolveConstructUrl(construct: Construct, { file }: Expansion): string | undefined {
  const [first = ''] = [...construct.plain, ...construct.values.values()];
  if (construct.kind === 'liquid' && construct.name === 'post_url')
    return `ref:${first.replace(/^\//, '')}.md`;
  // A file may be one that is copied as it is, such as an image.
  if (construct.kind === 'liquid' && construct.name === 'link')
    return /\.(?:md|markdown|html?)$/i.test(first)
      ? `ref:${first.replace(/^\//, '')}`
      : relativeTo(
          findContentRoot(file, first.split('/')[0] ?? '') + first.replace(/^\//, ''),
          file,
        );
  if (construct.kind === 'shortcode' && /^(?:rel)?ref$/.test(construct.name))
    return resolveHugoRef(getValue(construct, 'path') ?? first);
  if (construct.kind !== 'output') return undefined;
  if (
    /^(?:site\.(?:url|baseurl|github\.url)|\.?\s*\.?Site\.BaseURL|page\.root|base_url|site_url)$/i.test(
      construct.name,
    )
  )
    return '';
  const [, , quoted] =
    /^(["'])([^"']*)\1\s*(?:\|\s*(?:relative_url|absolute_url|prepend:[^|]*|relURL|absURL|url)\s*)+$/.exec(
      construct.name,
    ) ?? [];
  return quoted;
}

/** Resolves constructs in a URL; undefined if one has no URL. */
export function resolveConstructsInUrl(url: string, expansion: Expansion): string | undefined {
  const parts = splitAtConstructs(url, expansion.constructs).map((part) =>
    typeof part === 'string' ? part : resolveConstructUrl(part, expansion),
  );
  return parts.includes(undefined) ? undefined : parts.join('').replace(/^\/\//, '/');
}

/**
 * The address of a page by its name, wherever its file lies. It begins with `ref:`, which is
 * resolved when all files are known.
 */
export function resolveWikiPage(page: string): string {
  const [path = '', part] = page.split('#');
  const file = path.trim() === '' ? '' : `ref:${encodeURI(path.trim())}.md`;
  return part === undefined
    ? file
    : `${file}#${encodeURIComponent(
        part
          .trim()
          .toLowerCase()
          .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-'),
      )}`;
}

/** Hugo finds a page from the file, from the root of the content, or by its name alone. */
function resolveHugoRef(path: string): string {
  return path.startsWith('#') ? path : `ref:${path}`;
}

/** The folders above the content root, as far as the path of the file shows it. */
function findContentRoot(file: string, room: string): string {
  const folders = posix.dirname(file).split('/');
  const at = folders.indexOf(room);
  const below =
    at >= 0 ? at : folders.findIndex((folder) => folder.startsWith('_') || folder === 'content');
  return below <= 0 ? '' : `${folders.slice(0, below).join('/')}/`;
}

function relativeTo(path: string, file: string): string {
  const way = posix.relative(posix.dirname(file), path);
  return way.startsWith('.') ? way : `./${way}`;
}

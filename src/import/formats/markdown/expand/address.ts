import { posix } from 'node:path';
import type { Mark } from '../marks/mark.ts';
import { splitAtMarks } from '../marks/mark.ts';
import type { Expansion } from './context.ts';

/** The address that a mark stands for: a post, a file, or a path behind that of the site; undefined where it names none. */
export function toAddress(mark: Mark, { file }: Expansion): string | undefined {
  const [first = ''] = [...mark.plain, ...mark.values.values()];
  if (mark.kind === 'liquid' && mark.name === 'post_url')
    return toRelative(`${toRoot(file, '_posts')}_posts/${first.replace(/^\//, '')}.md`, file);
  if (mark.kind === 'liquid' && mark.name === 'link')
    return toRelative(toRoot(file, first.split('/')[0] ?? '') + first.replace(/^\//, ''), file);
  if (mark.kind === 'shortcode' && /^(?:rel)?ref$/.test(mark.name)) return toReference(first, file);
  if (mark.kind !== 'output') return undefined;
  if (
    /^(?:site\.(?:url|baseurl|github\.url)|\.?\s*\.?Site\.BaseURL|page\.root|base_url|site_url)$/i.test(
      mark.name,
    )
  )
    return '';
  const [, , quoted] =
    /^(["'])([^"']*)\1\s*(?:\|\s*(?:relative_url|absolute_url|prepend:[^|]*|relURL|absURL|url)\s*)+$/.exec(
      mark.name,
    ) ?? [];
  return quoted;
}

/** An address without marks; undefined where one of them stands for no address. */
export function resolveAddress(url: string, expansion: Expansion): string | undefined {
  const parts = splitAtMarks(url, expansion.marks).map((part) =>
    typeof part === 'string' ? part : toAddress(part, expansion),
  );
  return parts.includes(undefined) ? undefined : parts.join('').replace(/^\/\//, '/');
}

/** The way to a page of notes by its name: the file beside. */
export function toPageAddress(page: string): string {
  const [path = '', part] = page.split('#');
  const file = path === '' ? '' : `./${encodeURI(path.trim())}.md`;
  return part === undefined
    ? file
    : `${file}#${encodeURIComponent(
        part
          .trim()
          .toLowerCase()
          .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-'),
      )}`;
}

/** The way to a page of Hugo: from the root of all texts, or from the folder of the file, which for a bundle is the one above. */
function toReference(path: string, file: string): string {
  if (path.startsWith('#')) return path;
  if (path.startsWith('/'))
    return toRelative(`${/^(.*?\bcontent\/)/.exec(file)?.[1] ?? ''}${path.slice(1)}`, file);
  return `${/(?:^|\/)index\.\w+$/.test(file) ? '../' : './'}${withEnding(path)}`;
}

function withEnding(path: string): string {
  const [page = '', part] = path.split('#');
  const named = page === '' || /\.\w+$/.test(page) || page.endsWith('/') ? page : `${page}.md`;
  return part === undefined ? named : `${named}#${part}`;
}

/** The folders before the one that holds all texts of a kind, as far as the path of the file shows them. */
function toRoot(file: string, room: string): string {
  const folders = posix.dirname(file).split('/');
  const at = folders.indexOf(room);
  const below =
    at >= 0 ? at : folders.findIndex((folder) => folder.startsWith('_') || folder === 'content');
  return below <= 0 ? '' : `${folders.slice(0, below).join('/')}/`;
}

function toRelative(path: string, file: string): string {
  const way = posix.relative(posix.dirname(file), path);
  return way.startsWith('.') ? way : `./${way}`;
}

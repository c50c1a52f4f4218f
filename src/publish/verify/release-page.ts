import { parseTags, toText, type Tag } from './html-tags.ts';
import { toUnsafe } from './unsafe.ts';

/** What the checks of a release need to know of a page. */
export interface ReleasePage {
  /** The file within the release, such as `faq/is-it-safe/index.html`. */
  readonly path: string;
  readonly ids: ReadonlySet<string>;
  readonly repeatedIds: readonly string[];
  /** The addresses on this site that it names, each once, as path and fragment. */
  readonly links: readonly string[];
  /** What the page must not hold, in words. */
  readonly unsafe: readonly string[];
  /** Whether search knows it. */
  readonly indexed: boolean;
  /** The letters and digits of its main part, nothing between them. */
  readonly text: string;
}

/** Reads a written page; `origin` is where the site is published. */
export function toReleasePage(path: string, html: string, origin: string): ReleasePage {
  const tags = parseTags(html);
  const ids = tags.flatMap((tag) => tag.attributes.get('id') ?? []);
  return {
    path,
    ids: new Set(ids),
    repeatedIds: [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))],
    links: toLinks(tags, new URL(toPath(path), origin)),
    unsafe: tags.flatMap((tag) => toUnsafe(tag, origin)),
    indexed: tags.some((tag) => tag.attributes.has('data-pagefind-body')),
    text: toLettersAndDigits(toMain(html, tags)),
  };
}

/** The address of a file of the release: `faq/index.html` is `/faq/`. */
export function toPath(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** A text reduced to what neither layout nor typography changes. */
export function toLettersAndDigits(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}

function toMain(html: string, tags: readonly Tag[]): string {
  const main = tags.find((tag) => tag.name === 'main');
  if (main === undefined) return '';
  const end = html.indexOf('</main', main.end);
  return toText(html.slice(main.end, end < 0 ? undefined : end));
}

/** Attributes that hold an address, or several in `srcset`. */
const addresses = ['href', 'src', 'action', 'poster', 'data', 'content', 'srcset'] as const;

function toLinks(tags: readonly Tag[], page: URL): string[] {
  const links = new Set<string>();
  for (const tag of tags) {
    for (const name of addresses) {
      const value = tag.attributes.get(name);
      if (value === undefined || (name === 'content' && !value.startsWith(`${page.origin}/`))) continue;
      for (const each of name === 'srcset' ? toSourceSet(value) : [value]) {
        if (!URL.canParse(each, page)) continue;
        const url = new URL(each, page);
        if (url.origin === page.origin) links.add(`${url.pathname}${url.hash}`);
      }
    }
  }
  return [...links];
}

/** The addresses of a `srcset`: `a.webp 320w, b.webp 640w`. */
export function toSourceSet(value: string): string[] {
  return value.split(/,\s+/).flatMap((candidate) => candidate.trim().split(/\s+/)[0] ?? []);
}

import { parseHref, toBase, toCanonical } from '../../domain/addresses/permalink.ts';
import { parseTags, type Tag, toText } from './html-tags.ts';

/** Elements that load what an attribute names. */
const loads: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  iframe: ['src'],
  embed: ['src'],
  object: ['data'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  input: ['src'],
  use: ['href'],
  image: ['href'],
};

/** Relations of a `<link>` that only point; every other one loads. */
const pointers: ReadonlySet<string> = new Set([
  'canonical',
  'alternate',
  'author',
  'license',
  'me',
  'next',
  'prev',
  'search',
  'help',
]);

/** What the checks of a release need to know of a page. */
export interface ReleasePage {
  /** The file within the release, such as `faq/is-it-safe/index.html`. */
  readonly path: string;
  readonly ids: ReadonlySet<string>;
  /** The elements that have an id, in their order, each with the offset behind its tag. */
  readonly places: readonly {
    readonly element: string;
    readonly id: string;
    readonly end: number;
  }[];
  readonly repeatedIds: readonly string[];
  /** The addresses on this site that it names, each once, as permalink and fragment. */
  readonly links: readonly string[];
  /** What the page must not hold, in words. */
  readonly unsafe: readonly string[];
  /** The words of its main heading. */
  readonly heading: string;
  /** What its root element says of its language. */
  readonly language: string;
  readonly direction: string;
  /** Whether it only leads to where its text went. */
  readonly isRedirect: boolean;
  /** Whether search knows it. */
  readonly indexed: boolean;
  /** The letters and digits of its main part, nothing between them. */
  readonly text: string;
}

/** Reads a written page of the site that is published at `siteUrl`. */
export function toReleasePage(path: string, html: string, siteUrl: string): ReleasePage {
  const tags = parseTags(html);
  const places = tags.flatMap(({ name, attributes, end }) =>
    attributes.has('id') ? [{ element: name, id: attributes.get('id') ?? '', end }] : [],
  );
  const ids = places.map(({ id }) => id);
  const root = tags.find((tag) => tag.name === 'html');
  const place = { page: new URL(toCanonical(siteUrl, toPath(path))), base: toBase(siteUrl) };
  return {
    path,
    ids: new Set(ids),
    places,
    repeatedIds: [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))],
    links: toLinks(tags, place),
    unsafe: tags.flatMap((tag) => toUnsafe(tag, place)),
    heading: toHeading(html, tags),
    language: root?.attributes.get('lang') ?? 'en',
    direction: root?.attributes.get('dir') ?? 'ltr',
    isRedirect: tags.some((tag) => tag.attributes.get('http-equiv') === 'refresh'),
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

function toHeading(html: string, tags: readonly Tag[]): string {
  const heading = tags.find((tag) => tag.name === 'h1');
  if (heading === undefined) return '';
  const end = html.indexOf('</h1', heading.end);
  return toText(html.slice(heading.end, end < 0 ? undefined : end))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Attributes that hold an address, or several in `srcset`. */
const addresses = ['href', 'src', 'action', 'poster', 'data', 'content', 'srcset'] as const;

function toLinks(tags: readonly Tag[], { page, base }: PagePlace): string[] {
  const links = new Set<string>();
  for (const tag of tags) {
    for (const name of addresses) {
      const value = tag.attributes.get(name);
      if (value === undefined || (name === 'content' && !value.startsWith(`${page.origin}/`)))
        continue;
      for (const each of name === 'srcset' ? toSourceSet(value) : [value]) {
        if (!URL.canParse(each, page)) continue;
        const url = new URL(each, page);
        const permalink = url.origin === page.origin ? parseHref(base, url.pathname) : undefined;
        if (permalink !== undefined) links.add(permalink + url.hash);
      }
    }
  }
  return [...links];
}

/** The addresses of a `srcset`: `a.webp 320w, b.webp 640w`. */
export function toSourceSet(value: string): string[] {
  return value.split(/,\s+/).flatMap((candidate) => candidate.trim().split(/\s+/)[0] ?? []);
}

/** Where a page is published, and the path below which its site lies. */
interface PagePlace {
  readonly page: URL;
  readonly base: string;
}

/** What a tag holds that a page must not: inline styles and handlers, script addresses, files of third parties, addresses of this host beside the site. */
function toUnsafe(tag: Tag, place: PagePlace): string[] {
  const found: string[] = [];
  for (const [name, value] of tag.attributes) {
    if (name === 'style')
      found.push(`<${tag.name}> has the style "${value}". Write it in a style sheet.`);
    if (name.startsWith('on'))
      found.push(`<${tag.name}> has the handler ${name}. Write it in a file of src/client/.`);
    if (/^\s*javascript:/i.test(value))
      found.push(`<${tag.name} ${name}> holds a script. Write it in a file of src/client/.`);
  }
  for (const name of toLoading(tag)) {
    const value = tag.attributes.get(name) ?? '';
    for (const address of name === 'srcset'
      ? value.split(/,\s+/).map((each) => each.trim())
      : [value]) {
      if (isElsewhere(address, place))
        found.push(
          `<${tag.name} ${name}> loads ${address} from another site. Keep the file on this one.`,
        );
    }
  }
  for (const name of ['href', 'action'] as const) {
    const value = tag.attributes.get(name) ?? '';
    // With its host an address may well be that of another site there.
    if (value.startsWith('/') && isElsewhere(value, place))
      found.push(
        `<${tag.name} ${name}> leads to ${value}, which is not below ${place.base}, the path of the site.`,
      );
  }
  return found;
}

function toLoading(tag: Tag): readonly string[] {
  if (tag.name === 'link') return isPointer(tag.attributes.get('rel') ?? '') ? [] : ['href'];
  return Object.hasOwn(loads, tag.name) ? (loads[tag.name] ?? []) : [];
}

function isPointer(rel: string): boolean {
  return rel
    .toLowerCase()
    .split(/\s+/)
    .every((each) => pointers.has(each));
}

function isElsewhere(address: string, { page, base }: PagePlace): boolean {
  if (address === '' || !URL.canParse(address, page)) return false;
  const url = new URL(address, page);
  return url.protocol !== 'data:' && (url.origin !== page.origin || !url.pathname.startsWith(base));
}

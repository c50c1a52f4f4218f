import { parseHref, getBasePath } from '../../domain/addresses/index.ts';
import { copyText, type HtmlListener, type Tag } from './html.ts';

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

/** Attributes that hold an address, or several in `srcset`. */
const addresses = ['href', 'src', 'action', 'poster', 'data', 'content', 'srcset'] as const;

/** What an address of a page means. */
interface ResolvedLink {
  /** The address on this site and what follows it from `#` on; undefined if it leads elsewhere. */
  readonly permalink: string | undefined;
  readonly hash: string;
  /**
   * Whether it leads to another site, or beside this one on its host. An address that cannot be
   * read leads nowhere.
   */
  readonly isElsewhere: boolean;
}

/** Resolves an address as the page at an absolute address writes it. */
type LinkResolver = (address: string, page: URL) => ResolvedLink;

/**
 * Makes a resolver for the pages of a site. An address that begins with its slash means the same on
 * all of them and is resolved once.
 */
export function createLinkResolver(siteUrl: string): LinkResolver {
  const base = getBasePath(siteUrl);
  const known = new Map<string, ResolvedLink>();
  const resolve = (address: string, page: URL): ResolvedLink => {
    const url = URL.parse(address, page);
    if (url === null) return { permalink: undefined, hash: '', isElsewhere: false };
    const isHere = url.origin === page.origin;
    const permalink = isHere ? parseHref(base, url.pathname) : undefined;
    return {
      permalink,
      hash: url.hash,
      isElsewhere: url.protocol !== 'data:' && permalink === undefined,
    };
  };
  return (address, page) => {
    if (!address.startsWith('/')) return resolve(address, page);
    const link = known.get(address) ?? resolve(address, page);
    if (!known.has(address)) known.set(copyText(address), link);
    return link;
  };
}

/**
 * Collects the addresses on this site that a page names, each once, as permalink and fragment, and
 * of those on the page itself the fragment alone; and what it holds that no page may, in words.
 */
export function createLinkListener(
  page: URL,
  base: string,
  resolve: LinkResolver,
): HtmlListener & { readonly links: ReadonlySet<string>; readonly unsafe: readonly string[] } {
  const own = parseHref(base, page.pathname);
  const links = new Set<string>();
  const unsafe: string[] = [];
  const isElsewhere = (address: string) => address !== '' && resolve(address, page).isElsewhere;
  return {
    links,
    unsafe,
    onTag: (tag) => {
      for (const address of listAddresses(tag, page)) {
        const { permalink, hash } = resolve(address, page);
        if (permalink === own && hash !== '') links.add(hash);
        else if (permalink !== undefined) links.add(permalink + hash);
      }
      for (const message of listUnsafe(tag, base, isElsewhere)) unsafe.push(message);
    },
  };
}

function* listAddresses({ attributes }: Tag, { origin }: URL): Generator<string> {
  for (const name of addresses) {
    const value = attributes[name];
    if (value === undefined || (name === 'content' && !value.startsWith(`${origin}/`))) continue;
    if (name === 'srcset')
      yield* splitSourceSet(value).map((candidate) => candidate.split(/\s/, 1)[0] ?? '');
    else yield value;
  }
}

/** The candidates of a `srcset`, each an address and its width: `a.webp 320w, b.webp 640w`. */
function splitSourceSet(value: string): string[] {
  return value.split(/,\s+/).map((candidate) => candidate.trim());
}

/**
 * What a tag holds that a page must not: inline styles and handlers, script addresses, files of
 * third parties, addresses of this host beside the site.
 */
function* listUnsafe(
  { name: element, attributes }: Tag,
  base: string,
  isElsewhere: (address: string) => boolean,
): Generator<string> {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'style') yield `<${element}> has the style "${value}". Write it in a style sheet.`;
    if (name.startsWith('on'))
      yield `<${element}> has the handler ${name}. Write it in a file of src/client/.`;
    if (/^\s*javascript:/i.test(value))
      yield `<${element} ${name}> holds a script. Write it in a file of src/client/.`;
  }
  for (const name of listLoading(element, attributes)) {
    const value = attributes[name] ?? '';
    for (const address of name === 'srcset' ? splitSourceSet(value) : [value])
      if (isElsewhere(address))
        yield `<${element} ${name}> loads ${address} from another site. Keep the file on this one.`;
  }
  for (const name of ['href', 'action'] as const) {
    const value = attributes[name] ?? '';
    // With its host an address may well be that of another site there.
    if (value.startsWith('/') && isElsewhere(value))
      yield `<${element} ${name}> leads to ${value}, which is not below ${base}, the path of the site.`;
  }
}

/** The attributes by which an element loads something. */
function listLoading(element: string, attributes: Tag['attributes']): readonly string[] {
  if (element === 'link') return isPointer(attributes['rel'] ?? '') ? [] : ['href'];
  return Object.hasOwn(loads, element) ? (loads[element] ?? []) : [];
}

function isPointer(rel: string): boolean {
  return rel
    .toLowerCase()
    .split(/\s+/)
    .every((each) => pointers.has(each));
}

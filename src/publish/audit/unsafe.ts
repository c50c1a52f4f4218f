import type { Tag } from './html-tags.ts';

/** Where a page is published, and the path below which its site lies. */
export interface PagePlace {
  readonly page: URL;
  readonly base: string;
}

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

/** What a tag holds that a page must not: inline styles and handlers, script addresses, files of third parties, addresses of this host beside the site. */
export function toUnsafe(tag: Tag, place: PagePlace): string[] {
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

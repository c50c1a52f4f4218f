import { createHash } from 'node:crypto';
import { referrerPolicy } from '../hosts/index.ts';
import type { HtmlListener, Tag } from '../pages/html.ts';

/** What a page, or all pages of a release, need of a content security policy. */
export interface Needs {
  /**
   * Hashes of the scripts and styles that are written within pages, as the policy writes them, each
   * once.
   */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Whether an image lies within a page or a style sheet. */
  readonly hasDataImages: boolean;
  /** Whether a page plays sound or moving pictures. */
  readonly hasMedia: boolean;
  /** The origins of other sites to which a form may send what a reader wrote, each once. */
  readonly forms: readonly string[];
}

/** A page as far as its policy is concerned. */
export interface PagePolicy {
  readonly needs: Needs;
  /**
   * Where in its text the policy belongs: before all that it is about, and behind the declaration
   * of the encoding.
   */
  readonly offset: number;
  /** Whether a policy is there already. */
  readonly isWritten: boolean;
}

/**
 * The needs of several pages and style sheets together; with none, those of a page that loads files
 * of the site alone.
 */
export function joinNeeds(all: Iterable<Needs>): Needs {
  const [scripts, styles, forms] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let [hasDataImages, hasMedia] = [false, false];
  for (const needs of all) {
    for (const hash of needs.scripts) scripts.add(hash);
    for (const hash of needs.styles) styles.add(hash);
    for (const origin of needs.forms) forms.add(origin);
    hasDataImages ||= needs.hasDataImages;
    hasMedia ||= needs.hasMedia;
  }
  return {
    scripts: [...scripts],
    styles: [...styles],
    hasDataImages,
    hasMedia,
    forms: [...forms],
  };
}

/** Types of a script that the browser runs; all others are data, which no policy is asked for. */
const runs: ReadonlySet<string> = new Set([
  '',
  'module',
  'importmap',
  'speculationrules',
  ...['text', 'application'].flatMap((kind) =>
    ['', 'x-'].flatMap((x) => [`${kind}/${x}javascript`, `${kind}/${x}ecmascript`]),
  ),
]);

/** Elements that show an image, and the attributes that name it. */
const images: ReadonlySet<string> = new Set(['img', 'source', 'image', 'link']);
const imageAttributes = ['src', 'srcset', 'href'] as const;

/**
 * Takes from a page that is read what its policy must allow; also in pictures, templates and what
 * readers see who have no scripts.
 */
export function createPolicyListener(html: string): HtmlListener & { finish: () => PagePolicy } {
  const [scripts, styles, forms] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let [hasDataImages, hasMedia, isWritten] = [false, false, false];
  const place = createPlaceListener(html);
  let open: { readonly hashes: Set<string>; readonly name: string; text: string } | undefined;
  return {
    onDoctype: place.onDoctype,
    onTag: (tag) => {
      const { name, attributes } = tag;
      if (isPolicy(attributes) && tag.start === place.getOffset()) isWritten = true;
      place.onTag(tag);
      if (name === 'script' && isRun(attributes)) open = { hashes: scripts, name, text: '' };
      if (name === 'style') open = { hashes: styles, name, text: '' };
      if (name === 'video' || name === 'audio') hasMedia = true;
      const origin = name === 'form' ? findOrigin(attributes['action']) : undefined;
      if (origin !== undefined) forms.add(origin);
      if (
        images.has(name) &&
        imageAttributes.some((each) => /(?:^|[\s,])data:/i.test(attributes[each] ?? ''))
      )
        hasDataImages = true;
    },
    onText: (text, code) => {
      place.onText(text);
      if (open !== undefined && code === open.name) open.text += text;
    },
    onEndTag: (name) => {
      place.onEndTag(name);
      if (open === undefined || name !== open.name) return;
      open.hashes.add(hashSource(open.text));
      open = undefined;
    },
    finish: () => ({
      needs: {
        scripts: [...scripts],
        styles: [...styles],
        hasDataImages,
        hasMedia,
        forms: [...forms],
      },
      offset: place.getOffset(),
      isWritten,
    }),
  };
}

/** What a style sheet needs. */
export function collectStyleSheetNeeds(css: string): Needs {
  return { ...joinNeeds([]), hasDataImages: /url\(\s*["']?data:image/i.test(css) };
}

/**
 * The policy that a page itself carries, for hosts that send no headers. What an element `meta`
 * cannot say, browsers would only complain of.
 */
export function formatPagePolicy(needs: Needs): string {
  return formatDirectives(needs).join('; ');
}

/**
 * A page with its policy in it, which allows what the page and the style sheets need. Instead of
 * one for other style sheets, `before`, if that is in it.
 */
export function writePolicy(
  html: string,
  { needs, offset }: PagePolicy,
  styleSheets: Needs,
  before: Needs = styleSheets,
): string {
  const [tags, other] = [styleSheets, before].map((more) => formatTags(joinNeeds([needs, more])));
  if (tags === undefined || other === undefined || html.startsWith(tags, offset)) return html;
  const rest = html.startsWith(other, offset) ? offset + other.length : offset;
  return html.slice(0, offset) + tags + html.slice(rest);
}

/** No policy holds a double quote. */
function formatTags(needs: Needs): string {
  return `<meta http-equiv="Content-Security-Policy" content="${formatPagePolicy(needs)}"><meta name="referrer" content="${referrerPolicy}">`;
}

/** The policy as a header holds it. */
export function formatPolicy(needs: Needs): string {
  return [...formatDirectives(needs), "frame-ancestors 'none'"].join('; ');
}

/**
 * The search runs WebAssembly in a worker, all of it from the site itself; nothing comes from
 * elsewhere, nothing within a page runs that the build has not written there, and no text becomes
 * code while a page is read (`src/search/query/search-client.ts` lets the worker in).
 */
function formatDirectives({ scripts, styles, hasDataImages, hasMedia, forms }: Needs): string[] {
  const own = (...more: readonly string[]) => ["'self'", ...more].join(' ');
  return [
    "default-src 'none'",
    `script-src ${own("'wasm-unsafe-eval'", ...[...scripts].sort())}`,
    `style-src ${own(...[...styles].sort())}`,
    `img-src ${own(...(hasDataImages ? ['data:'] : []))}`,
    `font-src ${own()}`,
    ...(hasMedia ? [`media-src ${own()}`] : []),
    `connect-src ${own()}`,
    `worker-src ${own()}`,
    `manifest-src ${own()}`,
    "base-uri 'none'",
    `form-action ${own(...[...forms].sort())}`,
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ];
}

/**
 * The origin of an address on another site; undefined for one on this site, and for a host with
 * signs that mean something in a policy.
 */
function findOrigin(address = ''): string | undefined {
  if (!/^https:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return /^https:\/\/[\w.:[\]-]+$/.test(origin) ? origin : undefined;
}

function isRun(attributes: Tag['attributes']): boolean {
  return (
    attributes['src'] === undefined && runs.has((attributes['type'] ?? '').trim().toLowerCase())
  );
}

function isPolicy(attributes: Tag['attributes']): boolean {
  return attributes['http-equiv']?.toLowerCase() === 'content-security-policy';
}

/** The hash of the text of a script or style, line ends as a browser reads them. */
function hashSource(text: string): string {
  const hash = createHash('sha256').update(text.replace(/\r\n?/g, '\n'));
  return `'sha256-${hash.digest('base64')}'`;
}

/**
 * Finds where the policy belongs: behind what declares the encoding, else where the head begins, or
 * as near to it as there are tags.
 */
function createPlaceListener(html: string) {
  let offset = html.startsWith('\uFEFF') ? 1 : 0;
  let isFound = false;
  let isInTitle = false;
  return {
    getOffset: () => offset,
    onDoctype: (end: number) => {
      if (!isFound) offset = end;
    },
    onTag: ({ name, attributes, end }: Tag) => {
      if (isFound) return;
      isInTitle = name === 'title';
      const isCharset = name === 'meta' && (attributes['charset'] ?? '') !== '';
      if (name === 'html' || name === 'head' || isCharset) offset = end;
      // What loads nothing may come before the declaration of the encoding.
      const isPassed =
        name === 'html' || name === 'head' || isInTitle || (name === 'meta' && !isCharset);
      if (!isPassed || (name === 'meta' && (attributes['http-equiv'] ?? '') !== '')) isFound = true;
    },
    onText: (text: string) => {
      if (!isInTitle && text.trim() !== '') isFound = true;
    },
    onEndTag: (name: string) => {
      if (name === 'title') isInTitle = false;
      if (name === 'head') isFound = true;
    },
  };
}

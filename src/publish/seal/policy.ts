import { createHash } from 'node:crypto';
import { parseTags, type Tag } from '../verify/html-tags.ts';

/** What the pages and style sheets of a release need of its content security policy. */
export interface Needs {
  /** Hashes of the scripts and styles that stand within pages, as the policy writes them. */
  readonly scripts: Set<string>;
  readonly styles: Set<string>;
  /** Whether an image lies within a page or a style sheet. */
  hasDataImages: boolean;
  /** Whether a page plays sound or moving pictures. */
  hasMedia: boolean;
}

/** Needs of nothing yet. */
export function createNeeds(): Needs {
  return { scripts: new Set(), styles: new Set(), hasDataImages: false, hasMedia: false };
}

/** Types of a script that the browser runs; all others are data, which no policy is asked for. */
const runs = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/** Adds what a page needs. */
export function addPage(needs: Needs, html: string): void {
  for (const tag of parseTags(html)) {
    const { name, attributes } = tag;
    if (name === 'script' && !attributes.has('src') && runs.test((attributes.get('type') ?? '').trim())) needs.scripts.add(toHash(html, tag));
    if (name === 'style') needs.styles.add(toHash(html, tag));
    if (name === 'video' || name === 'audio') needs.hasMedia = true;
    if (/^(?:img|source|image|link)$/.test(name) && ['src', 'srcset', 'href'].some((each) => /(?:^|\s)data:/i.test(attributes.get(each) ?? ''))) needs.hasDataImages = true;
  }
}

/** Adds what a style sheet needs. */
export function addStyleSheet(needs: Needs, css: string): void {
  if (/url\(\s*["']?data:image/i.test(css)) needs.hasDataImages = true;
}

/**
 * The one policy of a release. The search runs WebAssembly in a worker, all of it from the site itself; nothing comes from
 * elsewhere, and nothing within a page runs that the build has not written there.
 */
export function toPolicy({ scripts, styles, hasDataImages, hasMedia }: Needs): string {
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
    `form-action ${own()}`,
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** The hash of what stands between a tag and its end, with line ends as a browser reads them. */
function toHash(html: string, { name, end }: Tag): string {
  const rest = html.slice(end);
  const length = rest.search(new RegExp(`</${name}(?=[\\s/>])`, 'i'));
  const text = (length < 0 ? rest : rest.slice(0, length)).replace(/\r\n?/g, '\n');
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

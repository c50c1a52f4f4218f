import { createHash } from 'node:crypto';
import {
  type Anchor,
  parseAnchor,
  getBasePath,
  toCanonical,
} from '../../domain/addresses/index.ts';
import {
  type ShareColors,
  type ShareImage,
  formatShareImagePath,
} from '../../domain/images/index.ts';
import { normalizeLetters } from '../../domain/text/index.ts';
import type { SiteFiles } from '../files/site-files.ts';
import { createPolicyListener, type PagePolicy } from '../finalize/policy.ts';
import { listAssetMarks } from './asset-marks.ts';
import {
  copyText,
  createTextListener,
  createTextPool,
  type HtmlListener,
  readHtml,
  type Tag,
} from './html.ts';
import { createLinkListener, createLinkResolver } from './links.ts';

/**
 * All that the steps of a build need to know of a written page, so that none of them reads it
 * again. Small, and independent of the text of the page: a build holds the facts of all pages and
 * the text of a few.
 */
export interface PageFacts {
  /** The file within the release, such as `faq/is-it-safe/index.html`. */
  readonly path: string;
  /** Its size in bytes. */
  readonly size: number;
  /** The words of its main heading. */
  readonly heading: string;
  /** What its root element says of its language. */
  readonly language: string;
  readonly direction: string;
  /**
   * Whether it only leads to where its text went, and where that is, as its first link writes it.
   */
  readonly isRedirect: boolean;
  readonly redirectsTo: string | undefined;
  /** Whether search knows it. */
  readonly isIndexed: boolean;
  /** All ids, each once, and those that several elements have. */
  readonly ids: readonly string[];
  readonly repeatedIds: readonly string[];
  /** The places to which a link may lead for years. */
  readonly anchors: readonly Anchor[];
  /**
   * The addresses on this site that it names, each once, as permalink and fragment; of those on the
   * page itself the fragment alone, and only if it has no such id.
   */
  readonly links: readonly string[];
  /** How many addresses on this site it names, ids of its own included. */
  readonly linkCount: number;
  /** What the page must not hold, in words. */
  readonly unsafe: readonly string[];
  /**
   * The letters and digits of its main part, as their number and the beginning of their SHA-256.
   */
  readonly textLength: number;
  readonly textHash: string;
  /** Which of the texts that were expected in its main part are not there. */
  readonly missingTexts: readonly string[];
  /** The marks of the assets that its text names, and what looks like one. */
  readonly assets: readonly string[];
  /** The picture that is to be drawn for it. */
  readonly shareImage: ShareImage | undefined;
  readonly policy: PagePolicy;
}

/** What pages are read for. */
export interface PageContext {
  /** Where the site is published. */
  readonly siteUrl: string;
  /**
   * The texts that the main part of each page must hold, by its path, reduced to letters and
   * digits.
   */
  readonly expectedTexts?: ReadonlyMap<string, readonly string[]>;
  /** The colours of the pictures that are drawn for pages, of a site that chose its own. */
  readonly shareColors?: ShareColors | undefined;
}

/** Reads the facts of a page, and tells what it reads to `others` as well. */
export type PageReader = (
  path: string,
  html: string,
  others?: readonly HtmlListener[],
) => PageFacts;

/** Makes a reader of pages of one site. What the pages have in common is kept once. */
export function createPageReader({
  siteUrl,
  expectedTexts = new Map(),
  shareColors,
}: PageContext): PageReader {
  const keep = createTextPool();
  const base = getBasePath(siteUrl);
  const resolve = createLinkResolver(siteUrl);
  return (path, html, others = []) => {
    const address = toPath(path);
    const ids = createIdListener(address);
    const links = createLinkListener(new URL(toCanonical(siteUrl, address)), base, resolve);
    const headings = createTextListener(({ name }) => name === 'h1');
    const mains = createTextListener(({ name }) => name === 'main');
    const head = createHeadListener(shareColors);
    const policy = createPolicyListener(html);
    readHtml(html, [ids, links, headings, mains, head, policy, ...others]);
    const main = normalizeLetters(mains.texts[0]?.text ?? '');
    const { needs, ...place } = policy.finish();
    const unresolved = [...links.links].filter(
      (link) => !(link.startsWith('#') && ids.has(link.slice(1))),
    );
    return {
      path,
      size: Buffer.byteLength(html),
      heading: copyText((headings.texts[0]?.text ?? '').replace(/\s+/g, ' ').trim()),
      ...head.finish(),
      ids: ids.list().map(keep),
      repeatedIds: ids.listRepeated().map(copyText),
      anchors: ids.listAnchors().map((anchor) => ({ ...anchor, id: keep(anchor.id) })),
      links: unresolved.map(keep),
      linkCount: links.links.size,
      unsafe: links.unsafe.map(copyText),
      textLength: main.length,
      textHash: hashText(main),
      missingTexts: (expectedTexts.get(path) ?? []).filter((each) => !main.includes(each)),
      assets: [...new Set(listAssetMarks(html))].map(keep),
      policy: {
        ...place,
        needs: { ...needs, scripts: needs.scripts.map(keep), styles: needs.styles.map(keep) },
      },
    };
  };
}

/** The facts of all pages of a site, by their paths. */
export function collectPageFacts(site: SiteFiles, readPage: PageReader): Map<string, PageFacts> {
  const paths = site.list().filter((path) => path.endsWith('.html'));
  return new Map(paths.map((path) => [path, readPage(path, site.read(path).toString('utf8'))]));
}

/** The address of a file of the release: `faq/index.html` is `/faq/`. */
export function toPath(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** The file of an address: `/faq/` is `faq/index.html`. */
export function toFile(permalink: string): string {
  return `${permalink.slice(1)}${permalink.endsWith('/') ? 'index.html' : ''}`;
}

/**
 * Whether a file is the page of an address that ends in a slash, as every page of the site is but
 * that for what is not there.
 */
export function isIndexPage(file: string): boolean {
  return file === 'index.html' || file.endsWith('/index.html');
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Collects the ids of a page. */
function createIdListener(address: string) {
  const ids = new Set<string>();
  const repeated = new Set<string>();
  const anchors: Anchor[] = [];
  return {
    onTag: ({ name, attributes }: Tag) => {
      const id = attributes['id'];
      if (id === undefined) return;
      if (ids.has(id)) repeated.add(id);
      ids.add(id);
      const anchor = parseAnchor(address, name, id);
      if (anchor !== undefined) anchors.push(anchor);
    },
    has: (id: string) => ids.has(id),
    list: () => [...ids],
    listRepeated: () => [...repeated],
    listAnchors: () => anchors,
  };
}

/** Reads what a page says of itself in its head and by its first attributes. */
function createHeadListener(shareColors: ShareColors | undefined) {
  const properties = new Map<string, string>();
  let root: Tag['attributes'] | undefined;
  let [isInHead, isRedirect, isIndexed] = [true, false, false];
  let firstLink: string | undefined;
  return {
    onTag: ({ name, attributes }: Tag) => {
      if (name === 'html') root ??= attributes;
      if (name === 'a') firstLink ??= attributes['href'];
      if (attributes['http-equiv'] === 'refresh') isRedirect = true;
      if (attributes['data-pagefind-body'] !== undefined) isIndexed = true;
      const property = attributes['property'];
      // If a page names several pictures the first is meant.
      if (isInHead && name === 'meta' && property !== undefined && !properties.has(property))
        properties.set(property, attributes['content'] ?? '');
    },
    onEndTag: (name: string) => {
      if (name === 'head') isInHead = false;
    },
    finish: () => ({
      language: copyText(root?.['lang'] ?? 'en'),
      direction: copyText(root?.['dir'] ?? 'ltr'),
      isRedirect,
      redirectsTo: isRedirect && firstLink !== undefined ? copyText(firstLink) : undefined,
      isIndexed,
      shareImage: findShareImage(properties, root, shareColors),
    }),
  };
}

/**
 * The picture for sharing that is to be drawn for a page; undefined if it names none, or one that
 * is there.
 */
function findShareImage(
  properties: ReadonlyMap<string, string>,
  root: Tag['attributes'] | undefined,
  colors: ShareColors | undefined,
): ShareImage | undefined {
  const image: ShareImage = {
    title: copyText(properties.get('og:title') ?? ''),
    siteTitle: copyText(properties.get('og:site_name') ?? ''),
    language: copyText(root?.['lang'] ?? 'en'),
    direction: root?.['dir'] === 'rtl' ? 'rtl' : 'ltr',
    colors,
  };
  return properties.get('og:image')?.endsWith(formatShareImagePath(image)) === true
    ? image
    : undefined;
}

import { createHash } from 'node:crypto';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/** What a page, or all pages of a release, need of a content security policy. */
export interface Needs {
  /** Hashes of the scripts and styles that are written within pages, as the policy writes them. */
  readonly scripts: ReadonlySet<string>;
  readonly styles: ReadonlySet<string>;
  /** Whether an image lies within a page or a style sheet. */
  readonly hasDataImages: boolean;
  /** Whether a page plays sound or moving pictures. */
  readonly hasMedia: boolean;
}

/** A page as far as its policy is concerned. */
export interface PolicyPage {
  readonly needs: Needs;
  /** Where in its text the policy belongs: before all that it is about, and behind the declaration of the encoding. */
  readonly offset: number;
}

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** The needs of several pages and style sheets together; with none, those of a page that loads files of the site alone. */
export function joinNeeds(all: Iterable<Needs>): Needs {
  const [scripts, styles] = [new Set<string>(), new Set<string>()];
  let [hasDataImages, hasMedia] = [false, false];
  for (const needs of all) {
    for (const hash of needs.scripts) scripts.add(hash);
    for (const hash of needs.styles) styles.add(hash);
    hasDataImages ||= needs.hasDataImages;
    hasMedia ||= needs.hasMedia;
  }
  return { scripts, styles, hasDataImages, hasMedia };
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
const imageAttributes: ReadonlySet<string> = new Set(['src', 'srcset', 'href']);

/** Reads a page with the parser of the HTML standard. */
export function parsePolicyPage(html: string): PolicyPage {
  // Without scripts, so that what readers see who have none counts too.
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const [scripts, styles] = [new Set<string>(), new Set<string>()];
  let [hasDataImages, hasMedia] = [false, false];
  for (const element of listElements(document)) {
    const { tagName: name, attrs } = element;
    if (
      name === 'script' &&
      !attrs.some((each) => each.name === 'src') &&
      runs.has(getAttribute(element, 'type').trim().toLowerCase())
    )
      scripts.add(toHash(element));
    if (name === 'style') styles.add(toHash(element));
    if (name === 'video' || name === 'audio') hasMedia = true;
    if (
      images.has(name) &&
      attrs.some((each) => imageAttributes.has(each.name) && /(?:^|[\s,])data:/i.test(each.value))
    )
      hasDataImages = true;
  }
  return {
    needs: { scripts, styles, hasDataImages, hasMedia },
    offset: findOffset(html, document),
  };
}

/** What a style sheet needs. */
export function toStyleSheetNeeds(css: string): Needs {
  return { ...joinNeeds([]), hasDataImages: /url\(\s*["']?data:image/i.test(css) };
}

/**
 * The policy that a page itself carries, for hosts that send no headers. What an element `meta` cannot say, browsers would only complain of.
 */
export function formatPagePolicy(needs: Needs): string {
  return formatDirectives(needs).join('; ');
}

/** The policy as a header holds it. */
export function formatPolicy(needs: Needs): string {
  return [...formatDirectives(needs), "frame-ancestors 'none'"].join('; ');
}

/**
 * The search runs WebAssembly in a worker, all of it from the site itself; nothing comes from elsewhere, nothing within a page runs
 * that the build has not written there, and no text becomes code while a page is read (`src/search/query/search-client.ts` lets the worker in).
 */
function formatDirectives({ scripts, styles, hasDataImages, hasMedia }: Needs): string[] {
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
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ];
}

function* listElements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('content' in node) yield* listElements(node.content);
  if ('childNodes' in node) for (const child of node.childNodes) yield* listElements(child);
}

function getAttribute({ attrs }: Element, name: string): string {
  return attrs.find((each) => each.name === name)?.value ?? '';
}

/** The hash of the text within an element, line ends as a browser reads them. */
function toHash({ childNodes }: Element): string {
  const text = childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function findOffset(html: string, document: DefaultTreeAdapterTypes.Document): number {
  const root = document.childNodes.find((node) => 'tagName' in node);
  const head = root?.childNodes.find(
    (node): node is Element => 'tagName' in node && node.tagName === 'head',
  );
  for (const node of head?.childNodes ?? []) {
    if (!('tagName' in node)) continue;
    if (node.tagName === 'meta' && getAttribute(node, 'charset') !== '')
      return node.sourceCodeLocation?.endOffset ?? 0;
    // What does not load anything may stand before it.
    if (
      node.tagName !== 'title' &&
      (node.tagName !== 'meta' || getAttribute(node, 'http-equiv') !== '')
    )
      break;
  }
  const doctype = document.childNodes.find(
    (node) => node.nodeName === '#documentType',
  )?.sourceCodeLocation;
  return (
    head?.sourceCodeLocation?.startTag?.endOffset ??
    root?.sourceCodeLocation?.startTag?.endOffset ??
    doctype?.endOffset ??
    (html.startsWith('\uFEFF') ? 1 : 0)
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { listFiles } from '../../build/read-release.ts';

type Element = DefaultTreeAdapterTypes.Element;

/**
 * Elements that bring another document or change where all addresses of a page lead; a release has
 * none.
 */
const foreignElements: ReadonlySet<string> = new Set([
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'portal',
  'base',
]);
const addressAttributes: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'poster',
  'cite',
  'background',
  'ping',
  'manifest',
  'codebase',
  'longdesc',
  'profile',
  'usemap',
  'lowsrc',
  'dynsrc',
  'from',
  'to',
  'values',
]);
const knownProtocols: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:']);

/** Whatever in the pages of a release could run a script that the release did not make itself. */
export function findDangers(release: string): string[] {
  const files = listFiles(release);
  const known = new Set(files.map((file) => `/${file}`));
  return files
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => {
      const html = readFileSync(join(release, file), 'utf8');
      return findMarkupDangers(html, known).map((danger) => `${file}: ${danger}`);
    });
}

/**
 * What is dangerous in one page; `files` are the addresses of all files of its release. Within
 * `noscript` there is text where scripts run, and elements where not.
 */
export function findMarkupDangers(html: string, files: ReadonlySet<string>): string[] {
  const elements = [true, false].flatMap((scriptingEnabled) =>
    listElements(parse(html, { scriptingEnabled })),
  );
  return [...new Set(elements.flatMap((element) => judge(element, files)))];
}

function listElements(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => {
    if (!tree.isElementNode(child)) return [];
    return [
      child,
      ...listElements(child),
      ...(child.nodeName === 'template' && 'content' in child ? listElements(child.content) : []),
    ];
  });
}

function judge(element: Element, files: ReadonlySet<string>): string[] {
  const found = element.attrs
    .filter(({ name, value }) => isDangerous(name, value))
    .map(({ name, value }) => `<${element.tagName} ${name}="${value}">`);
  if (foreignElements.has(element.tagName)) found.push(`<${element.tagName}>`);
  if (element.tagName === 'script' && !isOwnScript(element, files)) found.push('<script>');
  if (element.tagName === 'meta' && !isOwnMeta(element)) found.push('<meta http-equiv>');
  return found;
}

function isDangerous(name: string, value: string): boolean {
  if (/^on/i.test(name) || name === 'srcdoc' || name === 'style') return true;
  if (name === 'srcset') return /(?:javascript|data|vbscript):/i.test(value);
  return addressAttributes.has(name) && !knownProtocols.has(toProtocol(value));
}

/**
 * Of what a page says in a server's stead there is only its policy, which a second one can but
 * narrow, and where it leads to, within the site.
 */
function isOwnMeta({ attrs }: Element): boolean {
  const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
  const content = attributes.get('content') ?? '';
  const says = attributes.get('http-equiv')?.toLowerCase();
  if (says === 'content-security-policy')
    return content.startsWith(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ",
    );
  return says === undefined || (says === 'refresh' && /^\d+; ?url=\/(?!\/)/.test(content));
}

/** The protocol that a browser would find in an address on the site. */
function toProtocol(address: string): string {
  const base = 'https://site.example/';
  return URL.canParse(address, base) ? new URL(address, base).protocol : 'none';
}

/** A file of the release and nothing beside it, or data that can be read as such. */
function isOwnScript({ attrs, childNodes }: Element, files: ReadonlySet<string>): boolean {
  const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
  const text = childNodes.map((node) => (tree.isTextNode(node) ? node.value : '')).join('');
  if (attributes.get('type') === 'application/ld+json')
    return canParse(text) && !attributes.has('src');
  return text.trim() === '' && files.has(attributes.get('src') ?? '');
}

function canParse(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

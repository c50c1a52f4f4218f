import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import sax from 'sax';
import { ledgerFile } from '../../src/domain/addresses/ledger.ts';
import { isServerFile } from '../../src/publish/files/release-file.ts';
import { listFiles } from '../../tests/build/read-release.ts';

/** An address of this host that a file of a release names. */
export interface NamedAddress {
  readonly file: string;
  /** As it is written, absolute or from the root of the host. */
  readonly address: string;
}

/**
 * Every address of the host of a site that the files of its release name, however they name it;
 * compressed copies are left out.
 */
export function listNamedAddresses(release: string, siteUrl: string): NamedAddress[] {
  const { origin } = new URL(siteUrl);
  // Files for servers hold patterns, which their own tests try, and the ledger holds addresses
  // without the path of the site.
  return listFiles(release)
    .filter((file) => !/\.(?:br|gz)$/.test(file) && !isServerFile(file) && file !== ledgerFile)
    .flatMap((file) => {
      const read = readers.find(([pattern]) => pattern.test(file))?.[1];
      const addresses = read === undefined ? [] : read(readFileSync(join(release, file)), origin);
      return [...new Set(addresses)].map((address) => ({ file, address }));
    });
}

type Reader = (bytes: Buffer, origin: string) => string[];

/**
 * How each kind of file is read; what matches none of these names no address, or is Pagefind's own
 * program.
 */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/\.html$/, (bytes, origin) => readHtml(bytes.toString(), origin)],
  [/\.(?:xml|svg)$/, (bytes, origin) => readXml(bytes.toString(), origin)],
  [/\.(?:json|webmanifest)$/, (bytes, origin) => readJson(JSON.parse(bytes.toString()), origin)],
  [
    /\.pf_fragment$/,
    (bytes, origin) =>
      readJson(
        JSON.parse(
          gunzipSync(bytes)
            .toString()
            .replace(/^pagefind_dcd/, ''),
        ),
        origin,
      ),
  ],
  [
    /\.css$/,
    (bytes) =>
      [...bytes.toString().matchAll(/url\(\s*["']?([^"')]*)/g)]
        .map(([, address = '']) => address)
        .filter(isRooted),
  ],
  // A text in quotation marks that has the form of a path; the root alone is what joins other
  // paths.
  [
    /^(?!pagefind\/).*\.js$/,
    (bytes) =>
      [...bytes.toString().matchAll(/["'`](\/[\w.-][\w./-]*)["'`]/g)].map(
        ([, address = '']) => address,
      ),
  ],
  [/^_headers$/, (bytes) => [...bytes.toString().matchAll(/^\/\S*/gm)].map(([pattern]) => pattern)],
  [
    /^_redirects$/,
    (bytes) => [...bytes.toString().matchAll(/(?<!\S)\/\S*/g)].map(([address]) => address),
  ],
  [
    /^_redirects\.nginx\.conf$/,
    (bytes) =>
      [...bytes.toString().matchAll(/"(\/[^"]*)"/g)].map(([, address = '']) =>
        encodeURI(decodeURI(address)),
      ),
  ],
  [
    /^\.htaccess$/,
    (bytes) =>
      [...bytes.toString().matchAll(/"\^?(\/[^"]*?)\$?"/g)].map(([, address = '']) =>
        encodeURI(decodeURI(address.replaceAll('\\', ''))),
      ),
  ],
  [
    /\.(?:md|txt)$/,
    (bytes, origin) => [
      ...findAbsolute(bytes.toString(), origin),
      ...[...bytes.toString().matchAll(/\]\((\/[^)\s]*)/g)].map(([, address = '']) => address),
    ],
  ],
];

function readHtml(html: string, origin: string): string[] {
  return readNode(parse(html), origin);
}

const single: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'data-address',
]);

function readNode(node: DefaultTreeAdapterTypes.Node, origin: string): string[] {
  if (!('childNodes' in node)) return [];
  const found: string[] = [];
  if (tree.isElementNode(node)) {
    const { tagName, attrs } = node;
    for (const { name, value } of attrs) {
      if (single.has(name) && isRooted(value)) found.push(value);
      if (name === 'srcset' || name === 'imagesrcset')
        found.push(
          ...value
            .split(/,\s+/)
            .flatMap((each) => each.trim().split(/\s+/)[0] ?? [])
            .filter(isRooted),
        );
      if (name === 'content')
        found.push(...[/^\d+;\s*url=(\/.*)$/.exec(value)?.[1] ?? ''].filter(isRooted));
      // Links that share a page hold its address in code.
      found.push(...findAbsolute(decode(value), origin));
    }
    if (tagName === 'script' && attrs.some(({ value }) => value === 'application/ld+json')) {
      const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      found.push(...readJson(JSON.parse(text), origin));
    }
    // Without scripts a browser reads what is within as HTML, and with them as text.
    if (tagName === 'noscript')
      found.push(
        ...node.childNodes.flatMap((child) =>
          'value' in child ? readHtml(child.value, origin) : [],
        ),
      );
  }
  const children = 'content' in node ? [node.content] : node.childNodes;
  return [...found, ...children.flatMap((child) => readNode(child, origin))];
}

function readXml(xml: string, origin: string): string[] {
  const parser = sax.parser(true, { trim: true });
  const found: string[] = [];
  const take = (text: string) =>
    found.push(
      ...(isRooted(text) ? [text] : []),
      ...findAbsolute(text, origin),
      ...(text.includes('<') ? readHtml(text, origin) : []),
    );
  parser.ontext = take;
  parser.oncdata = take;
  parser.onattribute = ({ value }) => take(value);
  parser.write(xml).close();
  return found;
}

function readJson(value: unknown, origin: string): string[] {
  if (typeof value === 'string')
    return [
      ...(/^\/[^\s/]/.test(value) ? [value] : []),
      ...(value.includes('<') ? readHtml(value, origin) : findAbsolute(value, origin)),
    ];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((each) => readJson(each, origin))
    : [];
}

/** From the root of the host; with two slashes it would be another host. */
function isRooted(address: string): boolean {
  return /^\/(?!\/)/.test(address);
}

function findAbsolute(text: string, origin: string): string[] {
  return text
    .split(origin)
    .slice(1)
    .flatMap((rest) =>
      /^(?=[/\s"'<>)\]&{]|$)/.test(rest)
        ? [origin + (/^[^\s"'<>)\]{&]*/.exec(rest)?.[0] ?? '')]
        : [],
    );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

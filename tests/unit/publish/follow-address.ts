import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where an old address leads in a release: a page, and within it the heading or question that has
 * the id, by whatever name.
 */
export interface Arrival {
  readonly page: string;
  /**
   * The id within the page; undefined if the address names none, or one that the page does not
   * have.
   */
  readonly id: string | undefined;
  /** Of a heading whose words changed, what stayed. */
  readonly name: string | undefined;
  /** The id of the entry whose question has the place. */
  readonly question: string | undefined;
}

/** What a test needs to know of a page. */
interface Page {
  /** Where it takes its readers, if it is only there for that. */
  readonly target: string | undefined;
  /** What stands at each id: a heading, a question, or a link to where it went. */
  readonly places: ReadonlyMap<
    string,
    {
      readonly name?: string | undefined;
      readonly question?: string | undefined;
      readonly link?: string | undefined;
    }
  >;
}

/** Reads a page; undefined if there is none at the path. */
export type Reader = (path: string) => Page | undefined;

/** Reads the pages of a release, each once. */
export function createReader(folder: string): Reader {
  const pages = new Map<string, Page | undefined>();
  return (path) => {
    const file = join(folder, path, 'index.html');
    if (!pages.has(path))
      pages.set(path, existsSync(file) ? parsePage(readFileSync(file, 'utf8'), path) : undefined);
    return pages.get(path);
  };
}

/**
 * Follows an address in the files of a release, as a browser with a static host would: a redirect
 * page takes the place along, and a place that is a link leads on. Undefined if there is no page;
 * throws if it leads by more than one page between.
 */
export function followAddress(read: Reader, address: string, steps = 0): Arrival | undefined {
  const [path = '', id] = address.split('#');
  const page = read(path);
  if (page === undefined) return undefined;
  const { target, places } = page;
  if (target !== undefined) {
    if (steps > 0) throw new Error(`${address} leads on by more than one redirect.`);
    return followAddress(
      read,
      target.includes('#') || id === undefined ? target : `${target}#${id}`,
      steps + 1,
    );
  }
  const place = id === undefined ? undefined : places.get(id);
  if (place?.link !== undefined) return followAddress(read, place.link, steps);
  return {
    page: path,
    id: place === undefined ? undefined : id,
    name: place?.name,
    question: place?.question,
  };
}

const token =
  /<h2 id="(?<heading>[^"]*)" data-name="(?<name>[^"]*)">|<div id="q-(?<question>[^"]*)">|<p class="moved" id="(?<moved>[^"]*)"[^>]*><a href="(?<link>[^"]*)"|<\/(?:h2|div)>|\sid="(?<id>[^"]*)"/g;

function parsePage(html: string, path: string): Page {
  const target = /<noscript><meta http-equiv="refresh" content="0; url=([^"]*)"/.exec(html)?.[1];
  const places = new Map<
    string,
    { name?: string | undefined; question?: string | undefined; link?: string | undefined }
  >();
  let within: { name?: string | undefined; question?: string | undefined } = {};
  for (const { groups } of html.matchAll(token)) {
    const { heading, name, question, moved, link, id } = groups ?? {};
    // An id that was kept stands within the heading or question that it leads to.
    if (heading !== undefined) within = { name };
    else if (question !== undefined) within = { question };
    const found = heading ?? (question === undefined ? undefined : `q-${question}`) ?? moved ?? id;
    if (found === undefined) within = {};
    else if (places.has(found)) throw new Error(`${path}#${found} stands twice on its page.`);
    else places.set(found, moved === undefined ? within : { link });
  }
  return { target, places };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where an old address leads in a release: the page, and within it the name of the heading, by whatever id. */
export interface Arrival {
  readonly page: string;
  readonly id: string | undefined;
  /** Of a heading whose words changed, what stayed. */
  readonly name: string | undefined;
}

/** Reads the pages of a release, each once; undefined where there is none at the path. */
export function createReader(folder: string): (path: string) => string | undefined {
  const pages = new Map<string, string | undefined>();
  return (path) => {
    const file = join(folder, path, 'index.html');
    if (!pages.has(path)) pages.set(path, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
    return pages.get(path);
  };
}

/**
 * Follows an address in the files of a release, as a browser with a static host would: a redirect page takes the place along, and a
 * place that is a link leads on. Throws where it leads to nothing, or by more than one page between.
 */
export function followAddress(read: (path: string) => string | undefined, address: string, steps = 0): Arrival {
  const [path = '', id] = address.split('#');
  const html = read(path);
  if (html === undefined) throw new Error(`${address} is no page.`);
  const target = /<noscript><meta http-equiv="refresh" content="0; url=([^"]*)"/.exec(html)?.[1];
  if (target !== undefined) {
    if (steps > 0) throw new Error(`${address} leads on by more than one redirect.`);
    return followAddress(read, target.includes('#') || id === undefined ? target : `${target}#${id}`, steps + 1);
  }
  if (id === undefined) return { page: path, id, name: undefined };
  if (!html.includes(` id="${id}"`)) throw new Error(`${address} is no place of its page.`);
  if (html.split(` id="${id}"`).length > 2) throw new Error(`${address} stands twice on its page.`);
  const link = new RegExp(`<p class="moved" id="${id}"[^>]*><a href="([^"]*)"`).exec(html)?.[1];
  if (link !== undefined) return followAddress(read, link, steps);
  const heading = [...html.matchAll(/<h2 id="[^"]*" data-name="([^"]*)">.*?<\/h2>/g)].find(([whole]) => whole.includes(` id="${id}"`));
  return { page: path, id, name: heading?.[1] };
}

import { rmSync } from 'node:fs';
import { importSite } from '../../tests/unit/import/sites/import-site.ts';
import { type MadePage, systems } from '../../tests/unit/import/sites/made-site.ts';

/** What became of the links and addresses of a made site. */
export interface SiteFigures {
  readonly system: string;
  readonly links: number;
  /** The links that lead to the entry that their target became, and to their place in it. */
  readonly kept: number;
  readonly addresses: number;
  /** The addresses of before that lead on to what their page became. */
  readonly led: number;
}

/**
 * Imports a made site of each system, and counts which links and old addresses lead where they did.
 */
export async function measureSites(): Promise<SiteFigures[]> {
  const all: SiteFigures[] = [];
  for (const system of systems) {
    const { site, files, place, read } = await importSite(system);
    const toId = ({ name, title }: MadePage) =>
      [name, title.toLowerCase().replaceAll(' ', '-')].find((id) =>
        files.has(`content/articles/${id}.mdx`),
      ) ?? '';
    const redirects = new Map(Object.entries(parseLedger(read('permalinks.json'))));
    const links = [...site.links].flatMap(([page, own]) => own.map((link) => ({ page, link })));
    const kept = links.filter(({ page, link: { words, to, place: at } }) => {
      const fragment = at === undefined ? '' : at === 'first' ? '#begin-here' : '#begin-here-2';
      const target = `[${words}](/articles/${toId(to)}/${fragment})`;
      return read(`articles/${toId(page)}.mdx`).includes(target);
    });
    const led = [...site.addresses].filter(([page, address]) => {
      const from = /(?:\/|\.html)$/.test(address) ? address : `${address}/`;
      return redirects.get(from)?.to === `/articles/${toId(page)}/`;
    });
    rmSync(place, { recursive: true });
    all.push({
      system,
      links: links.length,
      kept: kept.length,
      addresses: site.addresses.size,
      led: led.length,
    });
  }
  return all;
}

function parseLedger(text: string): Record<string, { readonly to?: string }> {
  return JSON.parse(text);
}

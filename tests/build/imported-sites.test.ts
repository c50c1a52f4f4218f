import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { english } from '../../src/domain/locale/labels/english.ts';
import { buildInBuilder } from '../builder/index.ts';
import { usualOrDeep } from '../deep.ts';
import { importSite } from '../unit/import/sites/import-site.ts';
import { systems } from '../unit/import/sites/made-site.ts';
import { readPage } from './read-release.ts';

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

async function build(content: string, release: string): Promise<void> {
  await buildInBuilder(['--content', content, '--out', release, '--today', '2026-06-01']);
}

/** The addresses that lead nowhere in a release. */
function listDead(release: string, addresses: Iterable<string>): string[] {
  return [...addresses].filter(
    (address) =>
      !existsSync(join(release, address.endsWith('.html') ? address : join(address, 'index.html'))),
  );
}

// Each has forms of its own for the same; what an import makes of them the tests of the import say.
describe.each(systems.slice(0, usualOrDeep(1, systems.length)))(
  'an imported site of %s',
  (system) => {
    it('is published with all its pages, and no old address is dead', async () => {
      const { site, place, content, plan } = await importSite(system);
      places.push(place);
      const release = join(place, 'dist');
      await build(content, release);
      const articles = plan.inputs.flatMap(({ files }) =>
        files.flatMap(({ path }) => /^(articles\/.*)\.mdx$/.exec(path)?.[1] ?? []),
      );
      expect(articles).toHaveLength(30);
      expect(listDead(release, articles)).toEqual([]);
      expect(listDead(release, site.addresses.values())).toEqual([]);
    });
  },
);

describe('drafts that were imported', () => {
  let release: string;

  it('are built without offence, and get their old addresses when they are published', async () => {
    const { site, place, content, plan } = await importSite('MkDocs', { draft: true });
    places.push(place);
    release = join(place, 'dist');
    await build(content, release);
    expect(listDead(release, site.addresses.values())).toHaveLength(30);
    for (const { path } of plan.inputs.flatMap(({ files }) => files)) {
      if (!path.endsWith('.mdx')) continue;
      const text = readFileSync(join(content, path), 'utf8');
      writeFileSync(join(content, path), text.replace('draft: true\n', ''));
    }
    writeInWelsh(content);
    await build(content, release);
    expect(listDead(release, site.addresses.values())).toEqual([]);
  });

  // The same site, whose language has no labels.
  it('stand beside words of the site that say in which language they are', () => {
    const words = listPatterns(english);
    for (const permalink of [
      '/',
      '/articles/',
      '/faq/',
      '/faq/a-z/',
      '/faq/pam/',
      '/people/',
      '/people/ines-wald/',
      '/search/',
      '/sources/',
      '/topics/',
      '/topics/mwsogl/',
      '/404.html',
    ]) {
      const { document } = readPage(release, permalink);
      const labels = listTexts(document.body).filter(({ text }) =>
        words.some((pattern) => pattern.test(text)),
      );
      expect([permalink, labels.length > 5]).toEqual([permalink, true]);
      expect([permalink, labels.filter(({ lang }) => lang !== 'en')]).toEqual([permalink, []]);
    }
    const { document } = readPage(release, '/sources/');
    expect(document.querySelector('.source [lang=en]')?.textContent).toBe('1 entry rests on it');
  });
});

/** Makes the language of a site Welsh, and gives it a topic with one question. */
function writeInWelsh(content: string): void {
  const site = readFileSync(join(content, 'site.yml'), 'utf8');
  const files = {
    'site.yml': site.replace('language: en', 'language: cy'),
    'topics/mwsogl.yml': 'label: Mwsogl\ndescription: Popeth am fwsogl.\n',
    'faq/pam.md':
      '---\nquestion: Pam?\ntopic: mwsogl\npublished: 2026-01-01\n---\n\nMae\u2019n wlyb [@du-2021].\n',
    'sources/du-2021.yml':
      'kind: guideline\nauthors: [Du D]\ntitle: Mwsogl\ncontainer: Llyfr\nyear: 2021\npopulation: Pawb.\nfinding: Mae.\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
}

/** What stands on a page for each label, whatever is put into its blanks. */
function listPatterns(label: unknown): RegExp[] {
  if (typeof label === 'object' && label !== null)
    return Object.values(label).flatMap((each) => listPatterns(each));
  if (typeof label !== 'string' || label.replace(/\{\w+\}/g, '').trim().length < 3) return [];
  const signs = label.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+');
  return [new RegExp(`^${signs}:?$`, 's')];
}

/** The texts below an element, and in which language each is. */
function listTexts(element: Element): { readonly text: string; readonly lang: string }[] {
  if (/^(?:script|style|template)$/i.test(element.localName)) return [];
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
  const own = [...element.childNodes].flatMap((node) => {
    const text = node.nodeType === 3 ? (node.textContent?.trim() ?? '') : '';
    return text === '' ? [] : [{ text, lang }];
  });
  return [...own, ...[...element.children].flatMap(listTexts)];
}

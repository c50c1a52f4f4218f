import { brotliCompressSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { listPermalinks, readAsset, readPage } from './read-release.ts';

const brotli = (bytes: Buffer | string) => brotliCompressSync(bytes).length;

/**
 * An article with all that readers do with it: short answer, contents, evidence, citing, copying. It
 * takes about one round trip of ten packets, and an FAQ page much less.
 */
const budget = 15_000;
const answerBudget = 11_000;
const scriptBudget = 4_000;

describe.each(['firstSite', 'smallSite'] as const)('each article and FAQ page of %s', (name) => {
  const release = inject(name);
  const permalinks = listPermalinks(release).filter((permalink) =>
    /^\/(articles|faq)\//.test(permalink),
  );

  it('comes with its styles in 15 kB, an answer in 11', () => {
    for (const permalink of permalinks) {
      const { html, document } = readPage(release, permalink);
      const styles = listSheets(document)
        .filter((link) => link.getAttribute('media') !== 'print')
        .map((link) => readAsset(release, link.getAttribute('href') ?? ''));
      expect(styles.length).toBeGreaterThan(0);
      const bytes = brotli(html) + styles.reduce((sum, style) => sum + brotli(style), 0);
      const most = /^\/faq\/./.test(permalink) ? answerBudget : budget;
      expect([permalink, bytes <= most ? 'within the budget' : bytes]).toEqual([
        permalink,
        'within the budget',
      ]);
    }
  });

  it('loads at most 4 kB of scripts before its reader does anything, imports included', () => {
    for (const permalink of permalinks) {
      const pending = [
        ...readPage(release, permalink).document.querySelectorAll('script[src]'),
      ].map((script) => script.getAttribute('src') ?? '');
      const loaded = new Map<string, Buffer>();
      for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
        if (loaded.has(path)) continue;
        const code = readAsset(release, path);
        loaded.set(path, code);
        const base = `https://site.example${path}`;
        pending.push(
          ...[
            ...code.toString().matchAll(/\bfrom\s*["']([^"']+)["']|\bimport\s*["']([^"']+)["']/g),
          ].map((match) => new URL(match[1] ?? match[2] ?? '', base).pathname),
        );
      }
      const bytes = [...loaded.values()].reduce((sum, code) => sum + brotli(code), 0);
      expect([
        permalink,
        loaded.size > 0,
        bytes <= scriptBudget ? 'within the budget' : bytes,
      ]).toEqual([permalink, true, 'within the budget']);
    }
  });

  it('asks for at most three stylesheets, one of them for paper, three scripts and one font', () => {
    for (const permalink of permalinks) {
      const { document } = readPage(release, permalink);
      const media = listSheets(document).map((link) => link.getAttribute('media'));
      expect(media.length).toBeLessThanOrEqual(3);
      expect(media.filter((each) => each === 'print')).toHaveLength(1);
      expect(document.querySelectorAll('script[src]').length).toBeLessThanOrEqual(3);
      expect(document.querySelectorAll('link[rel=preload]').length).toBeLessThanOrEqual(1);
    }
  });
});

/** The style sheets that a page asks for, without those of the dialog that is not opened yet. */
function listSheets(document: Document): Element[] {
  return [...document.querySelectorAll('link[rel=stylesheet]')].filter(
    (link) => link.closest('template') === null,
  );
}

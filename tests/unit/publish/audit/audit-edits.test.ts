import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditPages } from '../../../../src/publish/audit/audit.ts';
import { createSiteFiles } from '../../../../src/publish/files/site-files.ts';
import { hashFile } from '../../../../src/store/index.ts';
import { createPageReader } from '../../../../src/publish/pages/page-facts.ts';

const readPage = createPageReader({ siteUrl: 'https://bread.example' });

type Site = Readonly<Record<string, string>>;

const others = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `faq/${index}/index.html`,
    `<main id="top-${index}"><a href="/faq/0/#crust">Crust</a> <a href="/oven.pdf">Oven</a></main>`,
  ]),
);
const site: Site = {
  ...others,
  'faq/0/index.html': '<main><h2 id="crust">Crust</h2><p id="crumb">Crumb</p></main>',
  'faq/1/index.html': '<main><a href="/faq/2/">On</a></main>',
  'oven.pdf': 'A plan.',
};

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answerable-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Audits a site as the build after the last one, and publishes it if it is whole. */
function audit(files: Site, kept: { readonly isRead: boolean } = { isRead: true }) {
  const own = createSiteFiles({ folder, version: '1', ...kept });
  for (const [path, text] of Object.entries(files)) own.write(path, text);
  // Which links were looked at shows in which pages were asked for theirs.
  const looked: string[] = [];
  const pages = new Map(
    Object.entries(files)
      .filter(([path]) => path.endsWith('.html'))
      .map(([path, html]) => {
        const facts = readPage(path, html);
        const watched = {
          ...facts,
          get links() {
            looked.push(path);
            return facts.links;
          },
        };
        return [path, watched];
      }),
  );
  const { diagnostics, links, linked } = auditPages(own, pages, []);
  if (diagnostics.length === 0) own.save('release', { compression: '', linked });
  return { messages: diagnostics.map(({ path, message }) => `${path}: ${message}`), looked, links };
}

describe('the audit of a release after an edit', () => {
  it('looks at the links of the pages that are others, and counts those of all', () => {
    expect(audit(site)).toMatchObject({ messages: [], looked: Object.keys(site).slice(0, -1) });
    const edited = { ...site, 'faq/1/index.html': '<main><a href="/faq/3/">On</a></main>' };
    expect(audit(edited)).toEqual({ messages: [], looked: ['faq/1/index.html'], links: 37 });
    expect(audit(edited)).toMatchObject({ messages: [], looked: [] });
    expect(audit(edited, { isRead: false }).looked).toHaveLength(20);
  });

  it('finds a broken link in a page that is another or new', () => {
    audit(site);
    const broken = '<main><a href="/faq/77/">On</a></main>';
    const message = 'The link /faq/77/ leads to no file of the site.';
    expect(audit({ ...site, 'faq/1/index.html': broken }).messages).toEqual([
      `faq/1/index.html: ${message}`,
    ]);
    expect(audit({ ...site, 'new/index.html': broken }).messages).toEqual([
      `new/index.html: ${message}`,
    ]);
  });

  it('finds the links of all other pages that lead to what is gone: a file, a page, a place', () => {
    audit(site);
    const { 'oven.pdf': _plan, ...withoutPlan } = site;
    expect(audit(withoutPlan).messages).toHaveLength(18);
    const { 'faq/0/index.html': crust = '', ...withoutCrust } = site;
    expect(audit(withoutCrust).messages).toHaveLength(18);
    const reworded = { ...site, 'faq/0/index.html': crust.replace('id="crust"', 'id="rind"') };
    expect(audit(reworded).messages[0]).toBe(
      'faq/2/index.html: The link /faq/0/#crust leads to a page without the id "crust".',
    );
    // The release before is still the one that was published.
    expect(audit(reworded).messages).toHaveLength(18);
  });

  it('remembers what unchanged pages lead to after several edits', () => {
    audit(site);
    const edited: Site = { ...site, 'faq/1/index.html': '<main><a href="/faq/3/">On</a></main>' };
    audit(edited);
    audit({ ...edited, 'faq/1/index.html': '<main><a href="/faq/4/">On</a></main>' });
    const { 'oven.pdf': _plan, ...withoutPlan } = edited;
    expect(audit(withoutPlan).messages).toHaveLength(18);
  });

  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['changed', (file: string) => writeFileSync(file, '<main></main>')],
  ])('looks at all links if the page before is %s from the store', (_state, damage) => {
    audit(site);
    const hash = hashFile(site['faq/0/index.html'] ?? '');
    damage(join(folder, 'files', hash.slice(0, 2), hash));
    const reworded = { ...site, 'faq/0/index.html': '<main><h2 id="rind">Crust</h2></main>' };
    expect(audit(reworded).messages).toHaveLength(18);
  });

  it('asks no more of a page that lost a place to which nothing leads', () => {
    audit(site);
    const lost = { ...site, 'faq/0/index.html': '<main><h2 id="crust">Crust</h2></main>' };
    expect(audit(lost).messages).toEqual([]);
  });
});

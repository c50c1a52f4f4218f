import { describe, expect, it } from 'vitest';
import { renameAddress, type Renaming } from '../../../../src/domain/addresses/renamed-ledger.ts';

const origin = 'https://www.bread-shelf.org';
const renamings: Readonly<Record<string, Renaming>> = {
  faq: { collection: 'faq', from: 'safe', to: 'harm', ids: ['safe', 'safe-again'] },
  articles: { collection: 'articles', from: 'bread', to: 'loaf', ids: ['bread'] },
  pages: { collection: 'pages', from: 'about', to: 'us', ids: ['about'] },
  topics: { collection: 'topics', from: 'safety', to: 'harm', ids: ['safety'] },
  people: { collection: 'people', from: 'ada', to: 'ann', ids: ['ada'] },
  sources: { collection: 'sources', from: 'haller', to: 'cramer', ids: ['haller', 'haller-2'] },
  dated: { collection: 'sources', from: 'field-2019', to: 'field', ids: ['field-2019'] },
};

function rename(collection: string, address: string): string | undefined {
  const renaming = renamings[collection];
  if (renaming === undefined) throw new Error(`No renaming of ${collection}.`);
  return renameAddress(address, renaming, origin);
}

describe('the address of a renamed entry', () => {
  it.each([
    ['faq', '/faq/safe/', '/faq/harm/'],
    ['faq', '/faq/safe/?a=1#how', '/faq/harm/?a=1#how'],
    ['faq', '/faq/#q-safe', '/faq/#q-harm'],
    ['faq', '#q-safe', '#q-harm'],
    ['faq', '/articles/bread/#q-safe', '/articles/bread/#q-harm'],
    ['faq', '/faq/safe/#q-safe-cite-haller-2', '/faq/harm/#q-harm-cite-haller-2'],
    ['faq', `${origin}/faq/safe/`, `${origin}/faq/harm/`],
    ['articles', '/articles/bread/#the-dough', '/articles/loaf/#the-dough'],
    ['pages', '/about/', '/us/'],
    ['topics', '/topics/safety/', '/topics/harm/'],
    ['topics', '/faq/#topic-safety', '/faq/#topic-harm'],
    ['people', '/people/ada/', '/people/ann/'],
    ['sources', '/sources/#haller', '/sources/#cramer'],
    ['sources', '/articles/bread/#ref-haller', '/articles/bread/#ref-cramer'],
    ['sources', '#cite-haller', '#cite-cramer'],
    ['sources', '#cite-haller-3', '#cite-cramer-3'],
    ['dated', '#cite-field-2019', '#cite-field'],
    ['dated', '#cite-field-2019-2', '#cite-field-2'],
    ['sources', '/faq/safe/#q-safe-cite-haller', '/faq/safe/#q-safe-cite-cramer'],
  ])('of %s: %s becomes %s', (collection, address, renamed) => {
    expect(rename(collection, address)).toBe(renamed);
  });

  it.each([
    ['faq', '/faq/safe-again/'],
    ['faq', '/faq/#q-safe-again'],
    ['faq', '/articles/safe/'],
    ['faq', '/safe/'],
    ['faq', 'https://www.elsewhere.org/faq/safe/'],
    ['faq', '//www.elsewhere.org/faq/safe/'],
    ['faq', 'mailto:safe@bread-shelf.org'],
    ['faq', ''],
    ['pages', '/about/us/'],
    ['pages', '/faq/#about'],
    ['sources', '#cite-haller-2'],
    ['sources', '/articles/bread/#haller'],
  ])('of %s leaves %j as it is', (collection, address) => {
    expect(rename(collection, address)).toBeUndefined();
  });

  it('of a site below a path holds that path where it holds the host, and only there', () => {
    const siteUrl = 'https://name.github.io/repo';
    const addresses = [
      `${siteUrl}/about/#x`,
      '/about/',
      'https://name.github.io/about/',
      'https://name.github.io/repository/about/',
      '/repo/about/',
    ];
    expect(
      addresses.map((address) =>
        renameAddress(
          address,
          { collection: 'pages', from: 'about', to: 'us', ids: ['about'] },
          siteUrl,
        ),
      ),
    ).toEqual([`${siteUrl}/us/#x`, '/us/', undefined, undefined, undefined]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { readPage } from './read-release.ts';

interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly meta: Readonly<Record<string, string>>;
}

/** What Pagefind holds of each page: a sign of 12 bytes, then JSON, packed. */
function readFragments(release: string): Map<string, Fragment> {
  const folder = join(release, 'pagefind/fragment');
  const fragments = readdirSync(folder).map((name): Fragment =>
    JSON.parse(
      gunzipSync(readFileSync(join(folder, name)))
        .subarray(12)
        .toString(),
    ),
  );
  return new Map(fragments.map((fragment) => [fragment.url, fragment]));
}

const small = readFragments(inject('smallSite'));
const first = readFragments(inject('firstSite'));

describe('the index of the search', () => {
  it('holds questions, articles, pages, topics, people and sources, and no lists', () => {
    expect([...small.keys()].sort()).toEqual([
      '/about/',
      '/articles/flour-and-water/',
      '/articles/keeping-a-starter/',
      '/contact/',
      '/faq/can-i-freeze-bread/',
      '/faq/how-often-do-i-feed-a-starter/',
      '/faq/why-is-my-loaf-dense/',
      '/people/ada-baker/',
      '/sources/field-2019/',
      '/sources/mill-2021/',
      '/topics/baking/',
      '/topics/starter/',
    ]);
  });

  it('begins each text with the title of its page', () => {
    for (const [release, fragments] of [
      [inject('smallSite'), small],
      [inject('firstSite'), first],
    ] as const) {
      for (const [url, { content, meta }] of fragments) {
        const title = readPage(release, url).document.querySelector('h1')?.textContent?.trim();
        expect([url, meta['title']]).toEqual([url, title]);
        expect([url, content.slice(0, title?.length)]).toEqual([url, title]);
      }
    }
  });

  it('holds what one reads in an answer, and nothing around it', () => {
    expect(small.get('/faq/why-is-my-loaf-dense/')?.content).toBe(
      'Why is my loaf dense? Most often the starter was not ripe. Read how to feed it, then try again. Too little water is the second cause: wholemeal flour takes up more than white.',
    );
    expect(small.get('/articles/flour-and-water/')?.content).toBe(
      'Flour and water. What flour and water do in a dough, and how much water a dough can hold. Flour swells in water. Wholemeal flour takes up more of it than white flour. ' +
        'How much water. • Flour · Water for 100 g: • White · 65 g. • Wholemeal · 75 g. A wetter dough spreads more. See feeding it, or why a loaf is dense. ' +
        'How much salt. The weighing table (PDF, 1 kB) has room for ten loaves. Two grams for 100 g of flour, in summer a little more. More is not better, and salt is weighed, not guessed. The water is w = 0.65f, and for a mix of flours. w = ∑_(i = 1)^n (p_i)/100f_i. const salt = (flour) => flour * 0.02; // grams How to knead. Kneading at the market (4 minutes). By hand. Fold it four times. With a machine. Knead it for eight minutes. In a wet dough. The same amount. • Sea salt is as salty as any other, by weight. • By a tenth at most. Cold dough needs none of it.',
    );
  });

  it('leaves out the marks of sources, so that none clings to a word', () => {
    const text = first.get('/faq/is-craniosacral-therapy-safe/')?.content;
    expect(text).toContain(
      'with no serious adverse event. The other 5 leave us in the dark. Two single trials point the same way. One, in 84 people with fibromyalgia, reported no adverse effects; another,',
    );
  });

  it('knows the kind and the topics of each page by their ids, in every language', () => {
    const told = [...small]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([url, { filters }]) => [url, filters['kind'], filters['topic']]);
    expect(told).toEqual([
      ['/about/', ['page'], undefined],
      ['/articles/flour-and-water/', ['article'], ['baking']],
      ['/articles/keeping-a-starter/', ['article'], ['starter', 'baking']],
      ['/contact/', ['page'], undefined],
      ['/faq/can-i-freeze-bread/', ['question'], ['baking']],
      ['/faq/how-often-do-i-feed-a-starter/', ['question'], ['starter', 'baking']],
      ['/faq/why-is-my-loaf-dense/', ['question'], ['baking']],
      ['/people/ada-baker/', ['person'], undefined],
      ['/sources/field-2019/', ['source'], undefined],
      ['/sources/mill-2021/', ['source'], undefined],
      ['/topics/baking/', ['topic'], ['baking']],
      ['/topics/starter/', ['topic'], ['starter', 'baking']],
    ]);
  });

  it('knows the other wordings of a question, and what a result says of review and evidence', () => {
    expect(small.get('/faq/why-is-my-loaf-dense/')?.meta).toMatchObject({
      asks: 'Why did my bread not rise?',
      notes:
        'Reviewed by Ada Baker, 21 February 2026 ¶ Review was due on 21 November 2026 ¶ Evidence: 1 expert opinion',
    });
    expect(first.get('/faq/who-can-benefit-from-craniosacral-therapy/')?.meta).toMatchObject({
      asks: expect.stringMatching(
        /^Does craniosacral therapy work\? ¶ What is CST good for\? ¶ .+\?$/,
      ),
      notes: 'Evidence: 2 systematic reviews, 2 randomised trials; in part: no study, experience',
    });
  });

  it('holds no address or description of a picture', () => {
    const withPicture = [...small.values()].find(
      ({ url }) => url === '/articles/keeping-a-starter/',
    );
    expect(Object.keys(withPicture?.meta ?? {}).sort()).toEqual([
      'about',
      'image',
      'notes',
      'title',
    ]);
    expect(withPicture?.meta['image']).toBe('');
  });
});

describe('the settings of the search', () => {
  const read = (release: string): unknown =>
    JSON.parse(readPage(release, '/search/settings.json').html);

  it('lie beside its page', () => {
    expect(read(inject('smallSite'))).toMatchObject({
      language: 'en',
      labels: { question: 'Question' },
      topics: [
        { id: 'baking' },
        { id: 'starter', permalink: '/topics/starter/', parent: 'baking' },
      ],
      synonyms: [],
    });
    expect(
      readPage(inject('smallSite'), '/search/').document.querySelector('h1')?.textContent,
    ).toBe('Search');
  });

  it('hold the synonyms of the site in lower case', () => {
    expect(read(inject('firstSite'))).toMatchObject({
      synonyms: expect.arrayContaining([
        ['craniosacral therapy', 'cranio-sacral therapy', 'cranial osteopathy', 'cst'],
      ]),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { pageWith } from '../small-content.ts';
import { find, findLines, inLanguage } from './found.ts';

const findIn = (body: string, language = 'en') =>
  findLines('link-text', { ...pageWith(body), ...inLanguage(language) });

describe('the words of a link', () => {
  it.each(['here', 'Click here', '**Read more** →', 'more…', 'this page', 'Learn more!'])(
    'say nothing where they are %j',
    (words) => {
      expect(findIn(`See [${words}](/faq/is-it-safe/).`)).toEqual([
        expect.stringMatching(
          /^6:5 ".+" does not say where this link leads; .+ The page is called "Is it safe\?"; write that, or what it is about\.$/,
        ),
      ]);
    },
  );

  it.each(['hier', 'Hier klicken', 'mehr erfahren', 'Weiterlesen »'])(
    'say nothing in German where they are %j',
    (words) => {
      expect(findIn(`[${words}](/faq/)`, 'de-CH')).toEqual([
        expect.stringContaining('does not say where this link leads'),
      ]);
      expect(findIn(`[${words}](/faq/)`, 'en')).toEqual([]);
    },
  );

  it.each(['here is how to bake', 'more bread', 'the article', '2026', 'About us'])(
    'may be %j',
    (words) => {
      expect(findIn(`[${words}](/about/)`)).toEqual([]);
    },
  );

  it('are judged only by what holds in every language where the language is not known', () => {
    expect(findIn('[here](/faq/) [mehr](/about/)', 'fr')).toEqual([]);
    expect(findIn('[https://www.who.int/](https://www.who.int/)', 'fr')).toHaveLength(1);
  });

  it.each([
    '[https://www.who.int/health](https://www.who.int/health)',
    'https://www.who.int/health',
    'www.who.int',
    '[/about/](/about/)',
  ])('are no address: %s', (link) => {
    expect(findIn(link)).toEqual([
      expect.stringMatching(/^6:1 The words of this link are an address/),
    ]);
  });

  it('may be an address of e-mail, a number to call or the name of a site', () => {
    expect(
      findIn(
        '[hello@bread-shelf.org](mailto:hello@bread-shelf.org) [+49 30 123456](tel:+4930123456) [who.int](https://www.who.int/)',
      ),
    ).toEqual([]);
  });

  it('are there', () => {
    expect(findIn('[](/about/) [***](/faq/)')).toEqual([
      expect.stringMatching(/^6:1 This link has no words/),
      expect.stringMatching(/^6:13 This link has no words/),
    ]);
  });

  it('are those of the image where it holds one', () => {
    expect(findIn('[![A loaf](./loaf.png)](/about/)')).toEqual([]);
  });

  it('lead to one address', () => {
    const [problem, ...others] = find(
      'link-text',
      pageWith(
        '[Safety](/faq/is-it-safe/) and [safety](/topics/safety/), [safety](/faq/is-it-safe/).',
      ),
    );
    expect(problem).toMatchObject({
      line: 6,
      column: 32,
      message:
        'The words "safety" lead to /topics/safety/ here, and to /faq/is-it-safe/ above. Write in each where it leads.',
      related: [
        {
          path: 'pages/about.mdx',
          line: 6,
          column: 1,
          message: 'Here they lead to /faq/is-it-safe/.',
        },
      ],
    });
    expect(others).toEqual([]);
  });

  it('are sought in links whose address stands elsewhere', () => {
    expect(findIn('[here][a]\n\n[a]: https://www.who.int/')).toEqual([
      expect.stringMatching(
        /^6:1 "here" does not say .+ Write what https:\/\/www\.who\.int\/ is about\.$/,
      ),
    ]);
  });

  it('are offered as the title of the page, within the link as it is written', () => {
    const suggest = (body: string) =>
      find('link-text', pageWith(body)).map(({ suggestion }) => suggestion);
    expect(suggest('[**here**](/faq/is-it-safe/ "Safety")')).toEqual([
      '[Is it safe?](/faq/is-it-safe/ "Safety")',
    ]);
    expect(
      suggest(
        '[here](/topics/baking/) [this](/people/ada-baker/) [link](/articles/bread/) [more](/about/)',
      ),
    ).toEqual([
      '[Baking](/topics/baking/)',
      '[Ada Baker](/people/ada-baker/)',
      '[Bread](/articles/bread/)',
      '[About](/about/)',
    ]);
    expect(suggest('[here](https://www.who.int/) [more](/faq/)')).toEqual([undefined, undefined]);
  });
});

import { expect, it } from 'vitest';
import { buildInBuilder, runInBuilder } from '../../builder/index.ts';
import { createSmallSite } from './small-site.ts';

it('a build says why it made the page at an address anew, or that it did not', async () => {
  const site = await createSmallSite();
  const explain = async (address: string, ...more: readonly string[]) => {
    const { output } = await buildInBuilder([
      ...site.args,
      '--preview',
      '--explain',
      address,
      ...more,
    ]);
    return output.split('\n').find((line) => line.startsWith(`${address}: `));
  };
  const bread = '/faq/can-i-freeze-bread/';
  expect(await explain(bread)).toBe(`${bread}: The build before had no such page.`);
  expect(await explain(bread)).toBe(
    `${bread}: It was not rendered: all that it is made of is as in the build before.`,
  );
  await site.edit(
    'faq/can-i-freeze-bread.md',
    'published:',
    'asks: [Does bread freeze?]\npublished:',
  );
  expect(await explain(bread)).toMatch(
    /^\/faq\/can-i-freeze-bread\/: (?:What its list says|The code of the pages|Of \d+ answers about the content that it was made of, \d+ (?:is|are) another: )/,
  );
  await site.edit('faq/can-i-freeze-bread.md', 'Does bread freeze?', 'Is frozen bread good?');
  // An article that leads to others by their words does not hang on answers that it does not show.
  const article = '/articles/flour-and-water/';
  expect(await explain(article)).toBe(
    `${article}: It was not rendered: all that it is made of is as in the build before.`,
  );
  expect(await explain(bread, '--cold')).toContain('(--cold)');
  expect(await explain('/none/')).toBe('/none/: The site has no such page.');
});

it('a build is asked about addresses of its site alone', async () => {
  const site = await createSmallSite();
  expect(
    await runInBuilder('build', [...site.args, '--explain', 'https://bread.example/faq/']),
  ).toMatchObject({
    code: 2,
    output: expect.stringContaining('--explain takes an address of this site that begins with /'),
  });
});

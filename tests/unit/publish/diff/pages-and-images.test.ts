import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describeImage } from '../../../../src/publish/diff/compare.ts';
import { createSentenceListener } from '../../../../src/publish/diff/release-inventory.ts';
import { readHtml } from '../../../../src/publish/pages/html.ts';

const mark = (id: string) => `<a class="citation" href="#ref-${id}" data-cite="${id}">1</a>`;
const basis = '<span class="basis" data-cite="tradition">tradition</span>';
function list(body: string, language = 'en'): Record<string, string[]> {
  const sentences = createSentenceListener();
  readHtml(
    `<html><body><main><div class="prose">${body}</div></main>${mark('outside')}</body></html>`,
    [sentences],
  );
  return Object.fromEntries(sentences.list(language));
}

describe('the sentences of a page with marks', () => {
  it.each([
    ['none where there is no mark', '<p>It is so.</p>', {}],
    [
      'that a mark ends, before or behind the full stop',
      `<p>One${mark('a')}. Two.${mark('b')} Three.</p>`,
      { 'One.': ['a'], 'Two.': ['b'] },
    ],
    [
      'with all that they name, once each',
      `<p>One${mark('a')}${mark('b')} and ${basis} more${mark('a')}.</p>`,
      { 'One and more.': ['a', 'b', 'tradition'] },
    ],
    [
      'as the reader sees them',
      `<p>It &amp; <em>that</em>\nare <a href="/x/">so</a>${mark('a')}.</p>`,
      { 'It & that are so.': ['a'] },
    ],
    [
      'of items, cells and quotations by themselves',
      `<ul><li>One${mark('a')}<ul><li>Two${mark('b')}</li></ul></li></ul><table><tr><td>Three${mark('c')}</td><td>Four</td></tr></table><blockquote><p>Five${mark('d')}</p></blockquote>`,
      { One: ['a'], Two: ['b'], Three: ['c'], Five: ['d'] },
    ],
    [
      'but none of answers that have a page of their own',
      `<p>One${mark('a')}.</p><div class="faq-answer prose" id="q-b"> <p>Two${mark('b')}.</p> <p class="faq-more"><a href="/faq/b/">More</a></p> </div><p>Three${mark('c')}.</p>`,
      { 'One.': ['a'], 'Three.': ['c'] },
    ],
  ])('are %s', (_, body, expected) => {
    expect(list(body)).toEqual(expected);
  });

  it('end where sentences end in the language of the page', () => {
    expect(list(`<p>Es hilft z. B. Kindern${mark('a')}. Sonst nicht.</p>`, 'de')).toEqual({
      'Es hilft z. B. Kindern.': ['a'],
    });
  });
});

describe('an image', () => {
  it('is told by its size and hash, and the same where a repository keeps it elsewhere', () => {
    const bytes = Buffer.from('an image');
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(describeImage(bytes)).toBe(`8 bytes (${hash.slice(0, 8)})`);
    expect(
      describeImage(
        Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize 8\n`),
      ),
    ).toBe(describeImage(bytes));
  });
});

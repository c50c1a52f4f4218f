import { describe, expect, it } from 'vitest';
import { pageWith, png, type Files } from '../small-content.ts';
import { find, findLines, inLanguage } from './found.ts';

const image = (alt: string, file = 'loaf'): Files => ({
  ...pageWith(`We bake.\n\n![${alt}](./${file}.png)`),
  [`pages/${file}.png`]: png,
});
const cover = (alt: string): Files => ({
  'articles/bread.mdx': `---\ntitle: Bread of the day\ndescription: What bread is, how its dough is made and how long it bakes.\nauthors: [ada-baker]\ntopics: [baking]\npublished: 2026-01-01\ncover:\n  src: ./loaf.png\n  alt: ${alt}\nfaq: [is-it-safe]\n---\n\nFlour.\n\n<Faq ids="how-long" />\n`,
});

describe('the words for an image', () => {
  it.each([
    'IMG_1234.jpg',
    'IMG_1234',
    'DSC00012',
    'PXL_20260101_120000',
    'Screenshot 2026-01-01 at 10.11.12',
    'WhatsApp Image 2026-01-01 at 10.11',
    'loaf.png',
    'photo1',
    'Image',
    'the picture',
    'Figure 2',
    'screenshot',
  ])('are not %j', (alt) => {
    expect(findLines('alt-text', image(alt))).toEqual([
      `8:3 "${alt}" does not say what the image shows. Say it in a few words to someone who does not see it.`,
    ]);
    expect(findLines('alt-text', cover(alt))).toEqual([expect.stringMatching(/^9:8 /)]);
  });

  it('are not the name of the file', () => {
    expect(findLines('alt-text', image('rye-bread-2', 'rye-bread-2'))).toHaveLength(1);
    expect(findLines('alt-text', image('loaf', 'loaf'))).toEqual([]);
  });

  it.each([
    ['Image of a loaf', 'en', 'A loaf'],
    ['a picture showing two loaves', 'en', 'Two loaves'],
    ['Photo of Ada', 'en', 'Ada'],
    ['Bild von zwei Broten', 'de', 'Zwei Broten'],
    ['Das Foto zeigt ein Brot', 'de-AT', 'Ein Brot'],
  ])('do not begin by saying that it is one: %j', (alt, language, better) => {
    expect(find('alt-text', { ...image(alt), ...inLanguage(language) })).toMatchObject([
      { line: 8, column: 3, suggestion: better },
    ]);
  });

  it.each([
    'A round loaf',
    'Drawing of a loaf',
    'Photographs lie on a table',
    'Imaging of the brain',
    'P 4',
    'Foto',
    'Bild von Ada',
  ])('may be %j', (alt) => {
    expect(findLines('alt-text', image(alt))).toEqual([]);
  });

  it('have 250 characters at most', () => {
    expect(findLines('alt-text', image('x'.repeat(251)))).toEqual([
      expect.stringContaining('have 251 characters, and at most 250 are expected'),
    ]);
    expect(findLines('alt-text', image('x'.repeat(250)))).toEqual([]);
  });

  it.each([
    [
      '<Figure caption="A round loaf.">\n  ![A round loaf](./loaf.png)\n</Figure>',
      'its caption',
      6,
      18,
    ],
    ['![A round loaf](./loaf.png)\n\nA round loaf', 'the text beside it', 8, 1],
    ['A round loaf\n\n![A round loaf](./loaf.png)', 'the text beside it', 6, 1],
    ['![A round loaf](./loaf.png) A *round* loaf', 'the text beside it', 6, 1],
  ])('are not those of what is read beside it: %j', (body, what, line, column) => {
    const [problem, ...others] = find('alt-text', { ...pageWith(body), 'pages/loaf.png': png });
    expect(problem).toMatchObject({
      message: expect.stringContaining(`the same as ${what}`),
      related: [{ path: 'pages/about.mdx', line, column, message: 'Here stand the same words.' }],
    });
    expect(others).toEqual([]);
  });

  it('of a cover are not those of the title', () => {
    expect(find('alt-text', cover('bread of the day'))).toMatchObject([
      { line: 9, related: [{ line: 2, column: 8 }] },
    ]);
    expect(findLines('alt-text', cover('A round loaf'))).toEqual([]);
  });

  it('may stand in the text further on', () => {
    expect(
      findLines('alt-text', {
        ...pageWith('![A loaf](./loaf.png)\n\nWe bake.\n\nA loaf'),
        'pages/loaf.png': png,
      }),
    ).toEqual([]);
  });

  it('that are missing are told once, by the rules on what may stand in a text', () => {
    expect([findLines('alt-text', image('')), findLines('image', image(''))]).toEqual([
      [],
      [expect.stringContaining('no words')],
    ]);
  });
});

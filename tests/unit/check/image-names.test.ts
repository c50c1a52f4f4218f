import { describe, expect, it } from 'vitest';
import { fixContent } from '../../../src/check/fixes/fix.ts';
import { checkLines, png, toFile, wellFiles, type Files } from './small-content.ts';

function fix(changes: Files, isMeant?: (path: string) => boolean) {
  const files = Object.entries<string | Uint8Array | undefined>({ ...wellFiles, ...changes })
    .flatMap(([path, text]) => (text === undefined ? [] : [toFile(path, text)]))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const { changed, renamed, report } = fixContent(files, '2026-06-01', isMeant);
  return {
    renamed: renamed.map(({ from, to }) => `${from} ${to}`),
    texts: Object.fromEntries(changed.map(({ path, bytes }) => [path, bytes.toString()])),
    errors: report.diagnostics.filter(({ severity }) => severity === 'error'),
  };
}

const article = wellFiles['articles/bread.mdx'];
const without = { 'articles/loaf.png': undefined };

describe('the name of an image', () => {
  it('may be as a camera gives it', () => {
    expect(
      checkLines({
        ...without,
        'articles/IMG_1234.PNG': png,
        'articles/bread.mdx': article.replace('./loaf.png', './IMG_1234.PNG'),
      }),
    ).toEqual([]);
  });

  it.each([
    ['Our loaf (1).PNG', './Our loaf (1).PNG'],
    ['Our loaf (1).PNG', '<./Our loaf (1).PNG>'],
    ['Our loaf (1).PNG', './Our%20loaf%20(1).PNG'],
    ['Größe.png', './Größe.png'],
    ['Größe.png', './Gr%C3%B6%C3%9Fe.png'],
  ])(
    'that no text can write, %s, is changed by a fix with all that names it: %s',
    (name, written) => {
      const right = name.startsWith('G') ? 'grosse.png' : 'our-loaf-1.png';
      const { renamed, texts, errors } = fix({
        ...without,
        [`articles/${name}`]: png,
        'articles/bread.mdx': article.replace('./loaf.png', written),
      });
      expect(renamed).toEqual([`articles/${name} articles/${right}`]);
      expect(texts).toEqual({
        'articles/bread.mdx': article.replace('./loaf.png', `./${right}`),
      });
      expect(errors).toEqual([]);
    },
  );

  it('is changed where data name it, too', () => {
    const person = { 'people/ada-baker.yml': 'name: Ada Baker\navatar: ./Ada B.png\n' };
    expect(fix({ ...person, 'people/Ada B.png': png }).texts).toEqual({
      'people/ada-baker.yml': 'name: Ada Baker\navatar: ./ada-b.png\n',
    });
  });

  it('stays where another file has the new one, or a text names it otherwise', () => {
    expect(fix({ 'articles/Loaf .png': png, 'articles/loaf.png': png }).renamed).toEqual([]);
    expect(
      fix({
        'articles/My loaf.png': png,
        'articles/bread.mdx': `${article}\nIt is called My loaf.png.\n`,
      }).renamed,
    ).toEqual([]);
  });

  it('stays where the image or a text is not among the files that are meant', () => {
    const files = {
      ...without,
      'articles/My loaf.png': png,
      'articles/bread.mdx': article.replace('./loaf.png', './My loaf.png'),
    };
    expect(fix(files, (path) => path.endsWith('.mdx')).renamed).toEqual([]);
    expect(fix(files, (path) => path.endsWith('.png')).renamed).toEqual([]);
  });

  it('of a kind that browsers do not show is told with what to do', () => {
    expect(checkLines({ 'articles/IMG_1.HEIC': png })).toEqual([
      expect.stringMatching(/\[file-place\] .*kind HEIC.*JPEG/),
    ]);
  });
});

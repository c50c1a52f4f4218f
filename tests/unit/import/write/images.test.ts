import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { cleanSvg } from '../../../../src/domain/svg/index.ts';
import { createImportLog } from '../../../../src/import/import-log.ts';
import { createImageFiles } from '../../../../src/import/write/images.ts';

const pictures = resolve(import.meta.dirname, '../../../fixtures/pictures');

function bring(path: string) {
  const bytes = readFileSync(resolve(pictures, path));
  const [files, log] = [createImageFiles(), createImportLog()];
  for (let times = 0; times < 2; times += 1)
    expect(
      files.resolveLink(
        'articles',
        'a',
        [{ line: 7, name: 'drawing.svg', bytes }],
        './drawing.svg',
        log,
      ),
    ).toBe('./drawing.svg');
  return {
    bytes,
    written: files
      .take()
      .map((file) => ({ path: file.path, text: Buffer.from(file.bytes).toString() })),
    said: log.messages,
  };
}

it('an SVG image that an import brings is written without what could run, which is said once', () => {
  const { bytes, written, said } = bring('hostile/script/script-accented-prefix.svg');
  expect(written).toEqual([{ path: 'articles/drawing.svg', text: cleanSvg(bytes.toString()).svg }]);
  expect(said).toEqual([
    {
      line: 7,
      requiresAction: true,
      message:
        'The image drawing.svg could run code or ask other sites. This image holds a script (<script>). It was left out. See whether the image still shows what it should.',
    },
  ]);
});

it('an SVG image that holds only notes of a program comes as it is, without a word', () => {
  const { bytes, written, said } = bring('honest/inkscape.svg');
  expect(written).toEqual([{ path: 'articles/drawing.svg', text: bytes.toString() }]);
  expect(said).toEqual([]);
});

it('an SVG image that cannot be read is named', () => {
  const { said } = bring('hostile/inert/unclosed.svg');
  expect(said).toEqual([
    {
      line: 7,
      requiresAction: true,
      message: expect.stringContaining(
        'The image drawing.svg cannot be shown. This image cannot be read as XML',
      ),
    },
  ]);
});

import { expect, it } from 'vitest';
import {
  getContentType,
  isHashedFile,
  getCacheControl,
} from '../../../../src/publish/files/release-file.ts';

it('the server takes what the bundler and the search index name by its content for unchanging', () => {
  const hashed = [
    'assets/Base.Ch9C48f-.css',
    'pagefind/index/en_c0832d6.pf_index',
    'pagefind/fragment/en_bfbab25.pf_fragment',
    'pagefind/pagefind.en_dfb3739f28.pf_meta',
    'pagefind/words/709956bd9b.txt',
  ];
  expect(hashed.filter((path) => !isHashedFile(path))).toEqual([]);
  const named = [
    'index.html',
    'faq/index.html',
    'pagefind/pagefind.js',
    'pagefind/words.json',
    'pagefind/wasm.en.pagefind',
    'favicon.svg',
    'faq/assets/a.css',
    'search/settings.json',
  ];
  expect(named.filter(isHashedFile)).toEqual([]);
});

it('the server lets browsers keep those for a year, and ask for all else', () => {
  expect(getCacheControl('assets/Base.Ch9C48f-.css')).toBe('public, max-age=31536000, immutable');
  expect(getCacheControl('index.html')).toBe('public, max-age=0, must-revalidate');
});

it('knows the types of files, and takes the rest for bytes', () => {
  expect(
    ['a/index.html', 'a.SVG', 'a.webmanifest', 'en.pf_meta', 'constructor', 'x.constructor'].map(
      getContentType,
    ),
  ).toEqual([
    'text/html;charset=utf-8',
    'image/svg+xml;charset=utf-8',
    'application/manifest+json;charset=utf-8',
    'application/octet-stream',
    'application/octet-stream',
    'application/octet-stream',
  ]);
});

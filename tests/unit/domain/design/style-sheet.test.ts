import { describe, expect, it } from 'vitest';
import { findStyleReferences } from '../../../../src/domain/design/style-sheet.ts';

/** The files that a style sheet names; throws where it is refused. */
function listFiles(text: string, sheet = 'site.css'): string[] {
  return findStyleReferences(text, sheet).map((each) => {
    if (each.kind === 'refused') throw new Error(each.message);
    return each.path;
  });
}

/** What is refused, and why. */
function listRefused(text: string, sheet = 'site.css'): [string, string][] {
  return findStyleReferences(text, sheet).flatMap((each): [string, string][] =>
    each.kind === 'refused' ? [[text.slice(each.start, each.end), each.message]] : [],
  );
}

describe('a style sheet of the site', () => {
  it('may name files of the site, however they are written', () => {
    expect(
      listFiles(`
        @charset "utf-8";
        @import "./styles/a.css" layer(x) supports(font-format: "woff2");
        @import url(styles/b.css) screen;
        @import url("styles/c.css");
        @namespace svg url(http://www.w3.org/2000/svg);
        @namespace "http://www.w3.org/1999/xhtml";
        @font-face { font-family: "https://x"; src: local("Lora"), url(./fonts/lora.woff2) format("woff2"); }
        .a { background: image-set("images/a.png" 1x, url(images/a%20b.png) 2x type("image/png")); }
        .b { mask: URL("images/c.svg#part"); content: "url(https://x)"; }
      `),
    ).toEqual([
      'styles/a.css',
      'styles/b.css',
      'styles/c.css',
      'fonts/lora.woff2',
      'images/a.png',
      'images/a b.png',
      'images/c.svg',
    ]);
  });

  it('names files as they lie as seen from it', () => {
    expect(listFiles('a { background: url(../images/a.png) url(b.css) }', 'styles/a.css')).toEqual([
      'images/a.png',
      'styles/b.css',
    ]);
  });

  it('may hold small images, and name parts of the page', () => {
    expect(
      listFiles('a { background: url(data:image/png;base64,AA); filter: url(#blur) }'),
    ).toEqual([]);
  });

  it.each([
    ['@import "https://fonts.example.com/css?family=Lora";'],
    ['@import url(//fonts.example.com/a.css);'],
    ['@IMP\\4FRT/**/"https://fonts.example.com/a.css";'],
    ['a { background: url(https://fonts.example.com/a.png) }'],
    ['a { background: u\\72l("\\68ttps://fonts.example.com/a.png") }'],
    ['a { background: url(\\\\\\\\fonts.example.com/a.png) }'],
    ['a { background: url("h\\\nttps://fonts.example.com/a.png") }'],
    ['a { background: image-set("https://fonts.example.com/a.png" 1x) }'],
    ['a { background: -webkit-image-set(url(https://fonts.example.com/a.png) 1x) }'],
    ['a { --x: url(https://fonts.example.com/a.png) }'],
    ['@font-face { src: src("https://fonts.example.com/a.woff2") }'],
    ['@supports (x: url(https://fonts.example.com/a.png)) {'],
    ['} ] a { b: c(url(https://fonts.example.com/a.png)'],
  ])('asks no other host: %s', (text) => {
    expect(listRefused(text)).toEqual([
      [
        expect.any(String),
        expect.stringMatching(
          /^This would ask fonts\.example\.com for a file, .* Download the file/,
        ),
      ],
    ]);
  });

  it.each([
    ['a { background: url(/logo.png) }', 'lies outside of the folders'],
    ['a { background: url(./content/articles/a.png) }', 'lies outside of the folders'],
    ['a { background: url(../secret.png) }', 'lies outside of the folders'],
    ['a { background: url("") }', 'is no address of a file'],
    ['@import "./images/a.png";', 'is no style sheet'],
    ['@font-face { src: url(data:font/woff2;base64,AA) }', 'only images may be'],
    ['@import "data:text/css,a";', 'This would ask data: for a file'],
    ['a { background: url(a b.png) }', 'holds signs that need quotes'],
    ['a { --x: "images/a.png"; background: image-set(var(--x) 1x) }', 'image-set() holds var()'],
  ])('is refused: %s', (text, words) => {
    expect(listRefused(text)).toEqual([[expect.any(String), expect.stringContaining(words)]]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  levelQuestions,
  titleCallouts,
  toHtmlVoidElements,
  wrapTables,
} from '../../../../src/domain/entries/body-html.ts';
import { english } from '../../../../src/domain/locale/labels/english.ts';

const question = (level: number) => `<h${level} class="faq-question">Why?</h${level}>`;

describe('the body of a page', () => {
  it('has its tables in regions that scroll, each with a name of its own', () => {
    const html = wrapTables('<table><tr><td>a</td></tr></table><p>b</p><table></table>', english);
    expect(html.match(/<section class="table" tabindex="0" aria-label="[^"]+"><table/g)).toEqual([
      '<section class="table" tabindex="0" aria-label="Table 1"><table',
      '<section class="table" tabindex="0" aria-label="Table 2"><table',
    ]);
  });

  it('has no head cell that heads nothing', () => {
    expect(wrapTables('<table><tr><th></th><th>a</th></tr></table>', english)).toContain(
      '<tr><td></td><th>a</th></tr>',
    );
  });

  it('writes void elements as HTML does', () => {
    expect(toHtmlVoidElements('<hr/><br /><img src="a.png" alt=""/><p/>')).toBe(
      '<hr><br><img src="a.png" alt=""><p/>',
    );
  });

  it('says the kind of a callout where its author gave no title', () => {
    const callout = (title: string) =>
      titleCallouts(`<p class="callout-title" data-callout="caution">${title}</p>`, english);
    expect([callout(''), callout('Ask first')]).toEqual([
      '<p class="callout-title">Caution</p>',
      '<p class="callout-title">Ask first</p>',
    ]);
  });

  it('has each question one level below the heading before it', () => {
    expect(levelQuestions(question(3))).toBe(question(2));
    expect(levelQuestions(`<h2 id="a">A</h2>${question(3)}${question(3)}`)).toBe(
      `<h2 id="a">A</h2>${question(3)}${question(3)}`,
    );
    expect(levelQuestions(`<h3>A</h3>${question(3)}`)).toBe(`<h3>A</h3>${question(4)}`);
    expect(levelQuestions(`<h6>A</h6>${question(3)}`)).toBe(`<h6>A</h6>${question(6)}`);
  });
});

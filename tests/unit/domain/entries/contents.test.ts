import { describe, expect, it } from 'vitest';
import { createTableOfContents } from '../../../../src/domain/entries/headings.ts';

const heading = (depth: number, text: string) => ({ depth, text, anchor: text });
const outline = (...headings: { depth: number; text: string; anchor: string }[]) =>
  createTableOfContents(headings).map((chapter) => [
    chapter.heading.text,
    ...chapter.sections.map((section) => section.text),
  ]);

describe('a table of contents', () => {
  it('puts sections below their chapter', () => {
    expect(outline(heading(2, 'a'), heading(3, 'b'), heading(3, 'c'), heading(2, 'd'))).toEqual([
      ['a', 'b', 'c'],
      ['d'],
    ]);
  });

  it('leaves deeper headings out', () => {
    expect(outline(heading(2, 'a'), heading(4, 'b'), heading(3, 'c'))).toEqual([['a', 'c']]);
  });

  it('keeps a section that no chapter precedes', () => {
    expect(outline(heading(3, 'a'), heading(2, 'b'))).toEqual([['a'], ['b']]);
  });
});

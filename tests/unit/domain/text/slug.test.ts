import { describe, expect, it } from 'vitest';
import { toFragment, toSlug } from '../../../../src/domain/text/slug.ts';

describe('toSlug', () => {
  it.each([
    ['How long does a session take?', 'how-long-does-a-session-take'],
    ['Who’s it for — and why?', 'whos-it-for-and-why'],
    ["Who's it for", 'whos-it-for'],
    ['Straße, Äpfel & Øre', 'strasse-apfel-ore'],
    ['Crème brûlée', 'creme-brulee'],
    ['  --a--  ', 'a'],
    ['C++ in 2026', 'c-in-2026'],
  ])('makes of “%s” the slug “%s”', (text, slug) => {
    expect(toSlug(text)).toBe(slug);
  });

  it('is empty where the text has no Latin letter and no digit', () => {
    expect(toSlug('什么是针灸？')).toBe('');
  });

  it('is cut at a word, at 80 characters at most', () => {
    const slug = toSlug('word '.repeat(40));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^(word-)+word$/);
  });

  it('is cut within a word that is longer than that', () => {
    expect(toSlug('a'.repeat(200))).toHaveLength(80);
  });

  it('of a slug is the slug', () => {
    for (const text of ['How long does a session take?', 'word '.repeat(40), 'Øre & ß'])
      expect(toSlug(toSlug(text))).toBe(toSlug(text));
  });
});

describe('toFragment', () => {
  it('keeps the letters of every script', () => {
    expect(toFragment('什么是 针灸？')).toBe('什么是-针灸');
    expect(toFragment('ما هو؟')).toBe('ما-هو');
  });

  it('is the same for straight and for curly apostrophes', () => {
    expect(toFragment('It’s safe')).toBe(toFragment("It's safe"));
  });

  it('is “section” where nothing is left', () => {
    expect(toFragment('?!')).toBe('section');
  });
});

import { describe, expect, it } from 'vitest';
import { findRelated } from '../../../../src/domain/entries/related.ts';

const entry = (id: string, text: string, topics: readonly string[] = []) => ({ id, text, topics });
const english = { language: 'en', most: 3 };

describe('what is related to an article', () => {
  const articles = [
    entry('starter', 'Keeping a sourdough starter', ['bread']),
    entry('hydration', 'Flour and water in sourdough', ['bread']),
    entry('oven', 'Steam in a home oven', ['bread']),
    entry('cheese', 'Making cheese at home', ['dairy']),
  ];

  it('shares its topic and rare words, the nearest first, and is never itself', () => {
    const related = findRelated(articles, english);
    expect(related.get('starter')).toEqual(['hydration', 'oven']);
    expect(related.get('cheese')).toEqual(['oven']);
  });

  it('is nothing where nothing is shared, and where there is no other', () => {
    expect(findRelated([entry('a', 'Bread'), entry('b', 'Cheese')], english).get('a')).toEqual([]);
    expect(findRelated([entry('a', 'Bread', ['x'])], english).get('a')).toEqual([]);
  });

  it('is the same whatever is said elsewhere', () => {
    const before = findRelated(articles, english).get('starter');
    const more = [...articles, entry('tea', 'How to brew tea', ['tea'])];
    expect(findRelated(more, english).get('starter')).toEqual(before);
  });

  it('is at most so many, also where thousands share a topic, and each of them finds others', () => {
    const many = Array.from({ length: 3000 }, (_, each) =>
      entry(`a-${each}`, `Bread number ${each % 700}`, ['bread']),
    );
    const related = findRelated(many, english);
    expect([...related.values()].every((ids) => ids.length === 3)).toBe(true);
    // The others of the same number come first.
    expect(related.get('a-5')).toEqual(['a-1405', 'a-2105', 'a-2805']);
    expect(related.get('a-2999')).toEqual(['a-1599', 'a-199', 'a-2299']);
  });
});

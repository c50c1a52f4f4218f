import { describe, expect, it } from 'vitest';
import { numberHeadings } from '../../../../src/domain/addresses/heading-order.ts';
import { createRandom } from '../../check/random.ts';
import { usualOrDeep } from '../../../deep.ts';

describe('the numbers of headings', () => {
  it('rise in their order after any edits, and the same order changes none', () => {
    const random = createRandom(3);
    let order: string[] = [];
    let numbers = new Map<string, number>();
    for (let edit = 0; edit < usualOrDeep(500, 2000); edit += 1) {
      const at = random(order.length + 1);
      if (random(3) > 0 || order.length < 3)
        order = [...order.slice(0, at), `h${edit}`, ...order.slice(at)];
      else order = order.filter((_, index) => index !== at);
      const before = numbers;
      numbers = numberHeadings(order, before);
      expect([...numbers.keys()]).toEqual(order);
      const values = [...numbers.values()];
      expect(values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))).toBe(
        true,
      );
      expect(numberHeadings(order, numbers)).toEqual(numbers);
    }
  });

  it('begin anew where there is no room between two', () => {
    let order = ['a', 'b'];
    let numbers = numberHeadings(order, new Map());
    for (let index = 0; index < 80; index += 1) {
      order = ['a', `n${index}`, ...order.slice(1)];
      numbers = numberHeadings(order, numbers);
    }
    expect(new Set(numbers.values()).size).toBe(82);
  });
});

import { describe, expect, it } from 'vitest';
import { toDrawableText } from '../../../../src/publish/render/draw-share-image.ts';

const latin = (codePoint: number) => codePoint < 0x250;
const emoji = (codePoint: number) => codePoint > 0x1f000;

describe('a text to be drawn', () => {
  it('stays as it is where the fonts have its letters', () => {
    expect(toDrawableText('Is it safe? ', [latin])).toBe('Is it safe?');
    expect(toDrawableText('Bread 🍞', [latin, emoji])).toBe('Bread 🍞');
  });

  it('loses letters that no font has, whole and with their space', () => {
    expect(toDrawableText('Bread 🍞 and 👩‍🍳 butter', [latin])).toBe('Bread and butter');
  });

  it('loses a letter whose parts no one font has', () => {
    expect(toDrawableText('Bread a\u{1f3fd}', [latin, emoji])).toBe('Bread');
  });

  it('is nothing where less than half of it would be left', () => {
    expect(toDrawableText('竹笋安全吗 OK', [latin])).toBeUndefined();
    expect(toDrawableText('🍞', [latin])).toBeUndefined();
    expect(toDrawableText(' ', [latin])).toBeUndefined();
  });
});

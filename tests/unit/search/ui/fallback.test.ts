import { describe, expect, it } from 'vitest';
import { shorten, formatMailAddress } from '../../../../src/search/ui/fallback.ts';

const readLetter = (address: string) => new URL(address.replaceAll('+', '%2B')).searchParams;

describe('the letter to the publisher', () => {
  it('has its subject and its text, whatever signs the question holds', () => {
    const address = formatMailAddress(
      'ask@site.example',
      'A question: 1 + 1 & “more”?',
      'Hello,\n\nis 50 % = ½?\n',
    );
    expect(address).toMatch(/^mailto:ask@site\.example\?subject=[^ &?#"]+&body=[^ &?#"]+$/);
    expect(readLetter(address).get('subject')).toBe('A question: 1 + 1 & “more”?');
    expect(readLetter(address).get('body')).toBe('Hello,\r\n\r\nis 50 % = ½?\r\n');
  });

  it('has line breaks as mail has them, once, and none in its subject', () => {
    const address = formatMailAddress('a@b.example', 'one\ntwo', 'one\r\ntwo\nthree');
    expect(address).toBe('mailto:a@b.example?subject=one%20two&body=one%0D%0Atwo%0D%0Athree');
  });

  it('cannot be led to other readers by what a question holds', () => {
    expect(
      formatMailAddress('a@b.example', '&cc=evil@x.example', '?bcc=evil@x.example').match(
        /[?&](?!subject=|body=)/,
      ),
    ).toBeNull();
    expect(formatMailAddress('a?cc=evil@x.example', '', '')).toMatch(
      /^mailto:a%3Fcc%3Devil@x\.example\?subject=&body=$/,
    );
  });

  it('is short enough for mail programs, and never cuts a letter in two', () => {
    const address = formatMailAddress('a@b.example', '🌿'.repeat(200), '🌿'.repeat(5000));
    expect([...(readLetter(address).get('subject') ?? '')]).toHaveLength(80);
    expect([...(readLetter(address).get('body') ?? '')]).toHaveLength(1500);
    expect(() => formatMailAddress('a@b.example', 'half \uD83C', 'half \uD83C')).not.toThrow();
  });

  it('keeps a short text as it is', () => {
    expect(shorten('a b', 3)).toBe('a b');
    expect(shorten('ab cd', 4)).toBe('ab…');
  });
});

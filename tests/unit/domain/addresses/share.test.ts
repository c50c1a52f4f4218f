import { describe, expect, it } from 'vitest';
import { createShareLinks } from '../../../../src/domain/addresses/share.ts';

const page = { title: 'Is it safe? Yes & no', canonical: 'https://bamboo.example/faq/is-it-safe/' };

describe('the links that share a page', () => {
  it('stand in the order that the site names, each once', () => {
    expect(createShareLinks(['x', 'email', 'x'], page).map((each) => each.target)).toEqual([
      'x',
      'email',
    ]);
  });

  it('carry title and address encoded, and nothing else', () => {
    expect(createShareLinks(['email', 'whatsapp'], page).map((each) => each.link)).toEqual([
      'mailto:?subject=Is%20it%20safe%3F%20Yes%20%26%20no&body=https%3A%2F%2Fbamboo.example%2Ffaq%2Fis-it-safe%2F',
      'https://wa.me/?text=Is%20it%20safe%3F%20Yes%20%26%20no%20https%3A%2F%2Fbamboo.example%2Ffaq%2Fis-it-safe%2F',
    ]);
  });

  it('are addresses that a browser can open, for every target', () => {
    const all = [
      'email',
      'facebook',
      'linkedin',
      'x',
      'bluesky',
      'whatsapp',
      'telegram',
      'reddit',
    ] as const;
    const links = createShareLinks(all, page);
    expect(links.filter(({ link }) => !URL.canParse(link) || link.includes('{'))).toEqual([]);
    expect(links.filter(({ link }) => !link.includes(encodeURIComponent(page.canonical)))).toEqual(
      [],
    );
  });

  it('leave the name of email to the language', () => {
    expect(createShareLinks(['email', 'bluesky'], page).map((each) => each.name)).toEqual([
      undefined,
      'Bluesky',
    ]);
  });
});

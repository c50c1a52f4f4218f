import { describe, expect, it } from 'vitest';
import { siteUrl } from '../../../src/schemas/fields.ts';

describe('the address of a site', () => {
  it.each([
    ['https://www.bamboo.example', 'https://www.bamboo.example'],
    ['https://www.bamboo.example/', 'https://www.bamboo.example'],
    ['https://WWW.Bamboo.example', 'https://www.bamboo.example'],
    ['https://name.github.io/repo', 'https://name.github.io/repo'],
    ['https://name.github.io/repo/', 'https://name.github.io/repo'],
    ['https://name.github.io/Team/site.v2/~a_b-c/', 'https://name.github.io/Team/site.v2/~a_b-c'],
    ['https://name.github.io:8443/repo', 'https://name.github.io:8443/repo'],
  ])('%s is %s', (written, read) => {
    expect(siteUrl.parse(written)).toBe(read);
  });

  it.each([
    ['https://name.github.io/repo/?a=1', 'without ? and #'],
    ['https://name.github.io/repo/?', 'without ? and #'],
    ['https://name.github.io/#top', 'without ? and #'],
    ['https://ada:secret@name.github.io/repo/', 'Leave out what stands before the @.'],
    ['https://name.github.io//repo/', 'letters a to z, digits and . _ ~ - between single slashes'],
    ['https://name.github.io/repo//', 'between single slashes'],
    ['https://name.github.io/a/../repo/', 'between single slashes'],
    ['https://name.github.io/./repo/', 'between single slashes'],
    ['https://name.github.io/%2e%2e/repo/', 'between single slashes'],
    ['https://name.github.io\\\\repo/', 'a backslash'],
    ['https://name.github.io/my repo/', 'holds a space'],
    ['https://name.github.io/über/', 'between single slashes'],
    ['https://name.github.io/%C3%BCber/', 'between single slashes'],
    ['https://name.github.io/a"b/', 'between single slashes'],
    ['https://name.github.io/$uri/', 'between single slashes'],
    ['https://name.github.io/a;b/', 'between single slashes'],
    ['https://name.github.io/repo/index.html', 'not one of its pages'],
    ['http://name.github.io/repo/', 'starts with https://'],
    ['name.github.io/repo', 'starts with https://'],
  ])('%s is refused, with what to write', (written, words) => {
    const { error } = siteUrl.safeParse(written);
    expect([...new Set(error?.issues.map(({ message }) => message))]).toEqual([
      expect.stringContaining(words),
    ]);
  });
});

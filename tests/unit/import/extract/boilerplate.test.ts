import { describe, expect, it } from 'vitest';
import { judgeLine } from '../../../../src/import/extract/boilerplate/judge.ts';
import { describeLeftOut, describeSplit, splitMarkdown } from './markdown-document.ts';

describe('a line that a page shows around its text', () => {
  it.each([
    'Share via',
    'Copy link',
    'Share on Facebook',
    'Tweet',
    'Auf Facebook teilen',
    'Click to share on X (Opens in new window)',
    'author avatar',
    'Avatar of Jo Berg',
    'Skip to content',
    'Read more »',
    'Weiterlesen …',
    '3 min read',
    'Reading time: 4 minutes',
    'Lesezeit: 3 Minuten',
    'Subscribe to our newsletter',
    'Leave a comment',
    '12 Comments',
    'Related posts',
    '← Previous post',
    'Next post →',
    '© 2024 The Garden. All rights reserved.',
    'Copyright 2023 The Garden',
    'All rights reserved.',
    'Back to top',
    'Advertisement',
    '– Anzeige –',
    'Photo by Jo Berg on Unsplash',
    'Home > Garden > Bees',
    'Startseite » Ratgeber » Bienen',
    'Accept all cookies',
    'Alle akzeptieren',
  ])('is known: %j', (line) => expect(judgeLine(line)).toMatchObject({ kind: 'sure' }));

  it.each([
    'Share your worries with a friend.',
    'Share this recipe with someone who likes garlic.',
    'Read more slowly when you are tired.',
    'Home is where the hive is.',
    'Homes > gardens',
    'Contact your doctor.',
    'Copy links into your notes before you close the page.',
    'Tweets are the calls of small birds.',
    'By continuing to breathe calmly you help yourself.',
    'We use cookies as a reward for the dog.',
    'Next to the hive stands a bath for birds.',
    'Previous owners often leave a compost heap.',
    'The author avatar is a small picture.',
    'About bees',
    'A 3 minute rest is enough.',
    'Subscribe to our newsletter is what most pages ask, and few readers do.',
    'Leave a comment on the form if you are allergic.',
    'Photo by photo, the swarm moved on. Nobody knew where to.',
    'Bild: Bienen am Flugloch',
    'Werbung für Honig ist in der Regel teuer.',
    'Accept that some plants die.',
    'Print the list and hang it up.',
    'Follow the path to the hive.',
    'Search the combs for the queen.',
    'Like all insects, bees have six legs.',
    '2 comments from readers changed our mind.',
    'The © sign stands for copyright.',
    'Related posts on the trellis hold the wire.',
    'Mehr lesen, weniger schauen: so lernen Kinder.',
  ])('is not seen in %j', (line) => expect(judgeLine(line)?.kind).not.toBe('sure'));
});

describe('leftovers of a page', () => {
  const text = 'Bees sleep at night.';

  it('are left out, each with its line and the reason', () => {
    const split = splitMarkdown(
      `# Sleep of bees\n\n5 min read\n\n${text}\n\nShare via\n\nCopy link\n`,
    );
    expect(describeSplit(split)).toEqual([{ articles: 'Sleep of bees', body: text }]);
    expect(describeLeftOut(split)).toEqual([
      '3: 5 min read (the time that reading takes)',
      '7: Share via (a button for sharing)',
      '9: Copy link (a button for sharing)',
    ]);
  });

  it('may be a menu, a share bar or the buttons of a notice', () => {
    const menu = '- [Home](/)\n- [About](/about)\n- [Contact](/contact)';
    const bar = 'Share this\n\n- Facebook\n- Twitter\n- Email';
    const notice = 'We use cookies to make this page better for you.\n\nAccept\n\nReject all';
    expect(
      describeSplit(
        splitMarkdown(`${menu}\n\n# Sleep of bees\n\n${text}\n\n${bar}\n\n${notice}\n`),
      ),
    ).toEqual([{ articles: 'Sleep of bees', body: text }]);
  });

  it('may be lines of one paragraph', () => {
    expect(
      describeSplit(
        splitMarkdown(
          `# Sleep of bees\n\n${text}\n\nauthor avatar\nJo Berg\nShare via\nCopy link\n`,
        ),
      ),
    ).toEqual([{ articles: 'Sleep of bees', body: text }]);
  });

  it.each([
    ['networks that a text lists', '- Facebook\n- Twitter\n- Email'],
    [
      'headings that menus have too',
      '## Contact\n\nWrite to us.\n\n## Advertising\n\nWe take none.',
    ],
    [
      'a paragraph on cookies without buttons',
      'We use cookies to count readers, and delete them after a day.',
    ],
    ['the credit of an image', '![A bee](./bee.png)\n\nPhoto by Jo Berg'],
    ['a word alone', 'Home'],
  ])('are not %s', (_name, kept) => {
    const split = splitMarkdown(`# Sleep of bees\n\n${text}\n\n${kept}\n`);
    expect(describeSplit(split)).toEqual([
      { articles: 'Sleep of bees', body: `${text}\n\n${kept}` },
    ]);
    expect(split.dropped).toEqual([]);
  });

  it('may be the names of other texts, up to the end or to more of the page', () => {
    expect(
      describeSplit(
        splitMarkdown(
          `# Sleep of bees\n\n${text}\n\n## Related posts\n\n- [Food of bees](/food)\n- [Foes of bees](/foes)\n\nPrevious\n\nSongs of bees\n\n© 2024 The Garden\n`,
        ),
      ),
    ).toEqual([{ articles: 'Sleep of bees', body: text }]);
  });

  it('are no names of other texts where the text goes on', () => {
    expect(
      describeSplit(splitMarkdown(`# Sleep of bees\n\nNext\n\nA warm night\n\n${text}\n`)),
    ).toEqual([{ articles: 'Sleep of bees', body: `Next\n\nA warm night\n\n${text}` }]);
  });

  it('are the title where the format took them for it', () => {
    const split = splitMarkdown(`## Sleep of bees\n\n${text}\n`, {
      title: { value: 'Skip to content', line: 1 },
    });
    expect(describeSplit(split)).toEqual([{ articles: 'Sleep of bees', body: text }]);
    expect(describeLeftOut(split)).toEqual(['1: Skip to content (a menu of the page)']);
  });
});

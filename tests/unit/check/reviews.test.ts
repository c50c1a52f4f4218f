import { describe, expect, it } from 'vitest';
import { checkLines, wellFiles, type Files } from './small-content.ts';

const hash = 'f22ad7e0df2d08eb';
const faq = wellFiles['faq/is-it-safe.md'];

/** The reviewed FAQ entry; the stamp begins in line 5. */
function reviewed(stamp: string, answer = 'Mostly [@haller-2020].'): Files {
  return {
    'faq/is-it-safe.md': faq
      .replace('\n---\n\n', `\nreviewed:\n${stamp.replace(/^/gm, '  ')}\n---\n\n`)
      .replace('Mostly [@haller-2020].', answer),
  };
}

function toSite(lines: string): Files {
  return { 'site.yml': `${wellFiles['site.yml']}${lines}\n` };
}

const stamp = `by: ada-baker\non: 2026-02-01\nhash: "${hash}"`;

describe('an edit after a review', () => {
  it('is none where the words are those that were reviewed', () => {
    expect(checkLines(reviewed(stamp))).toEqual([]);
  });

  it.each(['Mostly  [@haller-2020].', 'Mostly\n[@haller-2020].'])(
    'is none where only the white space is another: %j',
    (answer) => {
      expect(checkLines(reviewed(stamp, answer))).toEqual([]);
    },
  );

  it('is told with the day of the review and with what to do', () => {
    expect(checkLines(reviewed(stamp, 'Always [@haller-2020].'))).toEqual([
      'faq/is-it-safe.md:5:1 warning [review-edited] What the page shows was edited since ada-baker reviewed it on 2026-02-01, so it no longer says that it is reviewed. See what changed: npm run review -- faq/is-it-safe. Have it reviewed again: npm run review -- faq/is-it-safe --by PERSON. If only a slip in a few words was put right: npm run review -- faq/is-it-safe --kept "reason" --by PERSON.',
    ]);
  });

  it('of the question counts, too', () => {
    const files = reviewed(stamp);
    expect(
      checkLines({
        'faq/is-it-safe.md': String(files['faq/is-it-safe.md']).replace(
          'Is it safe?',
          'Is it really safe?',
        ),
      }),
    ).toEqual([expect.stringContaining('[review-edited]')]);
  });

  it('cannot be told where the stamp has no hash, and that is told', () => {
    expect(checkLines(reviewed('by: ada-baker\non: 2026-02-01'))).toEqual([
      'faq/is-it-safe.md:5:1 warning [review-edited] The review by ada-baker on 2026-02-01 carries no hash, so nobody can tell whether these are the words that were reviewed. If they are: npm run review -- faq/is-it-safe --by ada-baker --on 2026-02-01. Else have them reviewed again.',
    ]);
  });

  it('is told as the site says', () => {
    const edited = reviewed(stamp, 'Always [@haller-2020].');
    expect(checkLines({ ...edited, ...toSite('rules:\n  review-edited: error') })).toEqual([
      expect.stringContaining(' error [review-edited] '),
    ]);
    expect(checkLines({ ...edited, ...toSite('rules:\n  review-edited: off') })).toEqual([]);
  });

  it('is not sought in a text that cannot be read', () => {
    const article = wellFiles['articles/bread.mdx'].replace(
      '\n---\n\n',
      `\nreviewed: { by: ada-baker, on: 2026-02-01, hash: "${hash}", self: true }\n---\n\n`,
    );
    expect(
      checkLines({ 'articles/bread.mdx': article.replace('Flour', 'Flour {') }).filter((line) =>
        line.includes('[review-'),
      ),
    ).toEqual([]);
    expect(checkLines({ 'articles/bread.mdx': article })).toEqual([
      expect.stringContaining('[review-edited]'),
    ]);
  });
});

describe('a review of an article', () => {
  const head = {
    title: 'Bread',
    description: 'What bread is, how its dough is made and how long it bakes.',
    shortAnswer: 'Bread is baked dough.',
    cover: '{ src: ./loaf.png, alt: A round loaf }',
  };
  const check = (changes: Partial<typeof head>) => {
    const fields = Object.entries({ ...head, ...changes }).map(
      ([key, value]) => `${key}: ${value}`,
    );
    return checkLines({
      'articles/bread.mdx': `---\n${fields.join('\n')}\nauthors: [ada-baker]\npublished: 2026-01-01\nreviewed: { by: ada-baker, on: 2026-02-01, hash: "v2:63e4276080eff3de", self: true }\n---\n\nFlour.\n`,
    }).filter((line) => line.includes('[review-'));
  };

  it('covers its title, its description, its short answer and its cover', () => {
    expect(check({})).toEqual([]);
    for (const change of [
      { title: 'Breads' },
      { description: head.description.replace('bread', 'dough') },
      { shortAnswer: 'Bread is baked.' },
      { cover: '{ src: ./loaf.png, alt: A loaf }' },
    ])
      expect([change, check(change)]).toEqual([
        change,
        [expect.stringContaining('[review-edited]')],
      ]);
  });
});

describe('a review of an entry that offers a file', () => {
  const offering = (
    version: string,
    csv: string,
    answer = 'Half an hour; see [the days](./days.csv).',
  ) =>
    checkLines({
      'faq/how-long.md': `---\nquestion: How long does it take?\ntopic: baking\npublished: 2026-01-01\nreviewed:\n  by: ada-baker\n  on: 2026-02-01\n  hash: "${version}"\n---\n\n${answer}\n`,
      'faq/days.csv': csv,
    }).filter((line) => line.includes('[review-'));
  const edited = [expect.stringContaining('[review-edited]')];

  it('covers the bytes of that file', () => {
    const version3 = 'v3:b1982ba910cc8721';
    expect(offering(version3, 'Day,Minutes\nOne,15\n')).toEqual([]);
    expect(offering(version3, 'Day,Minutes\nOne,90\n')).toEqual(edited);
  });

  it('holds, if it is of the second version, for what that covered', () => {
    const version2 = 'v2:d47cb4860b558b6f';
    expect(offering(version2, 'Day,Minutes\nOne,15\n')).toEqual([]);
    expect(offering(version2, 'Day,Minutes\nOne,90\n')).toEqual([]);
    expect(
      offering(version2, 'Day,Minutes\nOne,15\n', 'Three hours; see [the days](./days.csv).'),
    ).toEqual(edited);
  });
});

describe('a review', () => {
  const site = toSite('review:\n  every: 3 months');

  it('is due behind the day on which the months are over', () => {
    expect(checkLines({ ...site, ...reviewed(stamp) }, '2026-05-01')).toEqual([]);
    expect(checkLines({ ...site, ...reviewed(stamp) }, '2026-05-02')).toEqual([
      'faq/is-it-safe.md:5:1 warning [review-due] ada-baker reviewed this on 2026-02-01, and site.yml asks for a review every 3 months, so the next was due on 2026-05-01. Have it reviewed: npm run review -- faq/is-it-safe --by PERSON.',
    ]);
  });

  it('is never due where the site does not say so, nor in a draft', () => {
    expect(checkLines(reviewed(stamp), '2036-01-01')).toEqual([]);
    const draft = String(reviewed(stamp)['faq/is-it-safe.md']).replace(
      'topic:',
      'draft: true\ntopic:',
    );
    expect(
      checkLines({ ...site, 'faq/is-it-safe.md': draft }, '2036-01-01').filter((line) =>
        line.includes('[review-due]'),
      ),
    ).toEqual([]);
  });

  it.each([
    ['hash: abc', 'answerable review writes this line'],
    ['self: of course', 'Write true, or delete the line.'],
    ['kept:\n  - on: 2026-02-02', 'is missing'],
  ])('with %j is not what the schema allows', (field, words) => {
    expect(checkLines(reviewed(`by: ada-baker\non: 2026-02-01\n${field}`))).toEqual([
      expect.stringMatching(new RegExp(`error \\[schema\\].*${words.replace('.', '\\.')}`)),
    ]);
  });
});

describe('a review by an author', () => {
  const article = (self: string) =>
    checkLines({
      'articles/bread.mdx': wellFiles['articles/bread.mdx'].replace(
        '\n---\n\n',
        `\nreviewed:\n  by: ada-baker\n  on: 2026-02-01${self}\n---\n\n`,
      ),
    }).filter((line) => line.includes('[self-review]'));

  it('is an error that no site can set', () => {
    expect(article('')).toEqual([
      expect.stringMatching(
        /^articles\/bread\.mdx:9:7 error \[self-review\] "ada-baker" is an author of this article/,
      ),
    ]);
    expect(article('\n  self: false')).toHaveLength(1);
  });

  it('is none where it is labelled', () => {
    expect(article('\n  self: true')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { check, checkLines, faqWith, pageWith, wellFiles, type Files } from './small-content.ts';

const strict = { 'site.yml': `${wellFiles['site.yml']}evidence: strict\n` };

function source(kind: string, more = ''): string {
  return `kind: ${kind}\nauthors: [Mouse M]\ntitle: A study\ncontainer: A journal\nyear: 2019\npopulation: 40 people\nfinding: It relieved pain.\n${more}`;
}

/** The problems of these rules, with `[@mouse-2019]` as a source of some kind. */
function claims(files: Files, mouse = source('observational')): string[] {
  const lines = checkLines({ ...strict, 'sources/mouse-2019.yml': mouse, ...files });
  return lines
    .filter((line) => /\[(?:strong-)?claim\]/.test(line))
    .map((line) => line.replace('faq/is-it-safe.md:', ''));
}

const answer = (text: string) => faqWith(`Mostly [@haller-2020].\n\n${text}`);

describe('a claim in a text', () => {
  it('without evidence is told at the word that promises', () => {
    expect(claims(answer('Rye *may* relieve\npain. It bakes.'))).toEqual([
      '9:11 error [claim] “relieve” promises an effect, and nothing is named that it rests on. Cite a source here, as in [@name-of-source], or say what it rests on: [@tradition], [@experience] or [@no-study].',
    ]);
  });

  it.each([
    'Rye relieves pain [@mouse-2019].',
    'Rye relieves pain [@tradition].',
    'Rye relieves pain. Many say so [@experience].',
    '- Rye relieves pain.\n\n  Many say so [@no-study].',
    '| Rye | Says |\n| --- | --- |\n| relieves pain | [@mouse-2019] |',
  ])('is borne by a mark in its sentence, paragraph, list item or row: %j', (text) => {
    expect(claims(answer(text))).toEqual([]);
  });

  it.each([
    'Rye relieves pain.\n\nMany say so [@experience].',
    '- Rye relieves pain.\n- Wheat is white [@experience].',
  ])('is not borne by a mark elsewhere: %j', (text) => {
    expect(claims(answer(text))).toHaveLength(1);
  });

  it.each([
    '> Rye relieves pain.',
    '- > Rye relieves pain.',
    '“Rye relieves pain,” she says.',
    'Does rye relieve pain?',
    'Rye does not relieve pain.',
    '```\nrelieves pain\n```',
  ])('is none in %j', (text) => {
    expect(claims(answer(text))).toEqual([]);
  });

  it('is not borne by a source that was retracted', () => {
    const retracted = source(
      'observational',
      'retracted:\n  on: 2024-01-01\n  notice: https://journal.org/notice\n',
    );
    expect(claims(answer('Rye relieves pain [@mouse-2019].'), retracted)).toEqual([
      expect.stringContaining('“relieves” promises an effect, and mouse-2019 was retracted.'),
    ]);
  });

  it('in a heading is borne by the text below it', () => {
    const page = (text: string) =>
      claims(pageWith(`## Rye relieves pain\n\n${text}`)).map((line) =>
        line.replace('pages/about.mdx:', ''),
      );
    expect(page('Many say so [@experience].')).toEqual([]);
    expect(page('It is dark.')).toEqual([
      expect.stringMatching(/^6:8 error \[claim\] “relieves” .* A heading holds no mark/),
    ]);
  });

  it('is waived with a reason', () => {
    const waived = wellFiles['faq/is-it-safe.md'].replace(
      'topic:',
      'waive:\n  claim: A saying.\ntopic:',
    );
    const report = check({ ...strict, 'faq/is-it-safe.md': `${waived}\nRye eases pain.\n` });
    expect(report.diagnostics).toEqual([]);
    expect(report.suppressed).toMatchObject([{ rule: 'claim', reason: 'A saying.' }]);
  });
});

describe('a strong claim', () => {
  it.each(['randomised-trial', 'systematic-review', 'guideline'])(
    'is borne by a %s in people',
    (kind) => {
      expect(claims(answer('Rye cures pain [@mouse-2019].'), source(kind))).toEqual([]);
    },
  );

  it.each([
    ['laboratory-or-animal', 'mouse-2019 is a laboratory or animal study'],
    ['observational', 'mouse-2019 is an observational study'],
    ['case-report', 'mouse-2019 is a case report'],
    ['expert-opinion', 'mouse-2019 is an expert opinion'],
  ])('is not borne by a source of the kind %s', (kind, words) => {
    const [line] = claims(answer('Rye cures pain [@mouse-2019].'), source(kind));
    expect(line).toContain(
      '9:5 error [strong-claim] “cures” needs a randomised trial, a systematic review or a guideline in people, and',
    );
    expect(line).toContain(words);
  });

  it('is not borne by a trial in animals, a basis or nothing', () => {
    const mice = source('randomised-trial').replace('40 people', '40 mice');
    expect(claims(answer('Rye cures pain [@mouse-2019].'), mice)).toEqual([
      expect.stringContaining('mouse-2019 was not in people'),
    ]);
    expect(claims(answer('Rye cures pain [@tradition].'))).toEqual([
      expect.stringContaining('[@tradition] names no study'),
    ]);
    expect(claims(answer('Rye cures pain.'))).toEqual([
      expect.stringContaining('[strong-claim] “cures” needs'),
    ]);
  });

  it('points to the file of the source that is too weak', () => {
    const { diagnostics: problems } = check({
      ...strict,
      'sources/mouse-2019.yml': source('expert-opinion'),
      ...answer('Rye cures pain [@mouse-2019].'),
    });
    expect(problems).toMatchObject([
      { rule: 'strong-claim', related: [{ path: 'sources/mouse-2019.yml', line: 1, column: 7 }] },
    ]);
  });

  it('may rest on the stronger of two sources', () => {
    expect(claims(answer('Rye cures pain [@mouse-2019] [@haller-2020].'))).toEqual([]);
  });
});

describe('the policy of a site', () => {
  it.each([
    ['off', []],
    ['warn', ['warning']],
    ['strict', ['error']],
  ])('of %s decides how severe a claim is', (policy, severities) => {
    const found = check({
      ...answer('Rye relieves pain.'),
      'site.yml': `${wellFiles['site.yml']}evidence: ${policy}\n`,
    }).diagnostics;
    expect(found.map(({ severity }) => severity)).toEqual(severities);
  });

  it('is to warn where it says nothing', () => {
    expect(check(answer('Rye relieves pain.')).diagnostics).toMatchObject([
      { severity: 'warning', rule: 'claim' },
    ]);
  });
});

describe('a claim in front matter', () => {
  const page = (description: string, body: string) =>
    claims({
      'pages/about.mdx': `---\ntitle: About\ndescription: ${description}\n---\n\n${body} See [questions](/faq/#q-is-it-safe).\n`,
    });

  it('is told unless the text says the same with evidence', () => {
    expect(
      page('How rye relieves pain, and for whom it is baked.', 'Rye relieves pain [@tradition].'),
    ).toEqual([]);
    expect(
      page('This page tells you that rye relieves pain.', 'Rye relieved pain [@tradition].'),
    ).toEqual([]);
    expect(page('This page tells you that rye relieves pain.', 'Rye is dark.')).toEqual([
      expect.stringMatching(
        /^pages\/about\.mdx:3:43 error \[claim\] “relieves” .* say the same in the text/,
      ),
    ]);
    expect(
      page('This page tells you that rye cures pain.', 'Rye relieves pain [@tradition].'),
    ).toEqual([expect.stringContaining('[strong-claim] “cures”')]);
  });

  it('is told where there is no text', () => {
    expect(
      claims({ 'topics/baking.yml': 'label: Baking\ndescription: Bread relieves pain.\n' }),
    ).toEqual([expect.stringContaining('topics/baking.yml:2:20 error [claim] “relieves”')]);
  });

  it('is none in a question or in what a source found', () => {
    expect(
      claims({
        'faq/is-it-safe.md': wellFiles['faq/is-it-safe.md']
          .replace('Is it safe?', 'Can it relieve pain?')
          .replace('topic:', 'asks:\n  - Does it cure pain?\ntopic:'),
      }),
    ).toEqual([]);
  });
});

describe('claims.yml', () => {
  it('adds words and takes words out', () => {
    const table = 'promises: [unblock]\nwithout: [relieve]\n';
    expect(claims({ ...answer('Rye relieves pain.'), 'claims.yml': table })).toEqual([]);
    expect(claims({ ...answer('Rye unblocks energy.'), 'claims.yml': table })).toEqual([
      expect.stringContaining('[claim] “unblocks”'),
    ]);
  });

  it('is judged like every file', () => {
    expect(
      checkLines({ 'claims.yml': 'promise: [unblock]\nstrong: cure\nexempt: [""]\n' }),
    ).toEqual([
      'claims.yml:1:1 error [schema] There is no field "promise". Did you mean "promises"?',
      expect.stringMatching(/^claims\.yml:2:9 error \[schema\] .*Write a list/),
      expect.stringMatching(/^claims\.yml:3:10 error \[schema\] .*Write one word or phrase/),
    ]);
    expect(checkLines({ 'claim.yml': 'promises: []\n' })).toEqual([
      'claim.yml error [file-place] The file of the words that promise is called "claims.yml". Rename it.',
    ]);
  });

  it('holds no more than the check can take', () => {
    const words = (length: number) =>
      `promises: [${Array.from({ length }, (_, index) => `w${index}`).join(', ')}]\n`;
    expect(checkLines({ 'claims.yml': words(500) })).toEqual([]);
    expect(checkLines({ 'claims.yml': words(50_000) })).toEqual([
      expect.stringMatching(/^claims\.yml:1:11 error \[schema\] .*Write at most 500 words/),
    ]);
    expect(checkLines({ 'claims.yml': `strong: [${'x'.repeat(81)}]\n` })).toEqual([
      expect.stringMatching(/^claims\.yml:1:10 error \[schema\] .*Write at most 80 letters/),
    ]);
  });

  it('harms nothing where it cannot be read', () => {
    expect(
      claims({ ...answer('Rye relieves pain.'), 'claims.yml': 'promises: {a: [' }),
    ).toHaveLength(1);
  });

  it('holds for the language of the site', () => {
    const site = { 'site.yml': `${strict['site.yml']}language: de\n` };
    expect(claims({ ...site, ...answer('Roggen lindert Schmerzen.') })).toEqual([
      expect.stringContaining('[claim] “lindert”'),
    ]);
    expect(claims({ ...site, ...answer('Rye relieves pain.') })).toEqual([]);
  });
});

describe('a source that is gone', () => {
  it('is told for every sentence that rests on it', () => {
    const lines = checkLines({
      ...faqWith('Mostly [@gone-2020]. It is [@gone-2020] old, too.'),
    }).filter((line) => line.includes('[citation]'));
    expect(lines).toEqual([
      expect.stringContaining('7:8 error [citation] The source "gone-2020" does not exist'),
      expect.stringContaining('7:28 error [citation]'),
    ]);
    expect(lines[0]).toContain('On it rests "Mostly."');
    expect(lines[1]).toContain('On it rests "It is old, too."');
  });
});

describe('a source that is gone, and whose author has another', () => {
  it('is not taken for that of another year', () => {
    const lines = checkLines(faqWith('Mostly [@haller-2016].'));
    const line = lines.find((each) => each.includes('[citation]')) ?? '';
    expect(line).toContain(
      'The source "haller-2016" does not exist in sources/. Cite another, or where there is none write tradition, experience, no-study.',
    );
    expect(line).not.toContain('haller-2020');
  });
});

describe('a source that was retracted', () => {
  const retracted = source(
    'observational',
    'retracted:\n  on: 2024-01-01\n  notice: https://journal.org/notice\n',
  );
  const read = (text: string) =>
    check({ 'sources/mouse-2019.yml': retracted, ...answer(text) }).diagnostics.filter(
      ({ rule }) => rule === 'retracted-source',
    );

  it('is told at every sentence that rests on it, and at its own file', () => {
    const problems = read('Rye is old [@mouse-2019].\n\nIt is dark. It is sour. [@mouse-2019]');
    expect(problems).toMatchObject([
      {
        path: 'faq/is-it-safe.md',
        line: 9,
        column: 1,
        severity: 'error',
        related: [{ path: 'sources/mouse-2019.yml' }],
      },
      { path: 'faq/is-it-safe.md', line: 11, column: 13, severity: 'error' },
      {
        path: 'sources/mouse-2019.yml',
        line: 9,
        severity: 'info',
        related: [
          { path: 'faq/is-it-safe.md', line: 9, message: '"Rye is old."' },
          { line: 11, message: '"It is sour."' },
        ],
      },
    ]);
    expect(problems[0]?.message).toContain(
      '"Rye is old." rests on "mouse-2019", which was retracted.',
    );
    expect(problems[2]?.message).toContain(
      '2 sentences rest on this source, which was retracted: faq/is-it-safe.md:9, faq/is-it-safe.md:11.',
    );
  });

  it('may be cited by a sentence that says so', () => {
    expect(read('The trial was retracted in 2024 [@mouse-2019].')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  findDictionaryPackage,
  loadDictionary,
} from '../../../../src/check/spelling/dictionary.ts';
import { check, checkLines, faqWith, pageWith, wellFiles, type Files } from '../small-content.ts';

function site(more: string): Files {
  return { 'site.yml': `${wellFiles['site.yml']}rules:\n  spelling: warning\n${more}` };
}

function find(changes: Files, more = ''): string[] {
  return checkLines({ ...site(more), ...changes }).filter((line) => line.includes('[spelling]'));
}

describe('a misspelt word', () => {
  it('is told once in a file, with its first place and what may be meant', () => {
    const { diagnostics: problems } = check({
      ...site(''),
      ...faqWith('We *let* it\nsettle seperate, then seperate [@haller-2020].'),
    });
    expect(problems).toMatchObject([
      {
        rule: 'spelling',
        path: 'faq/is-it-safe.md',
        line: 8,
        column: 8,
        endColumn: 16,
        suggestion: 'separate',
        message:
          '"seperate" is in no dictionary. Did you mean "separate"? It stands 2 times in this file. If it is right, write it under "words" in site.yml.',
      },
    ]);
  });

  it('is told where several may be meant, and where none is', () => {
    expect(find(faqWith('Thier dough. Xyzzyish dough.'))).toEqual([
      expect.stringContaining('Did you mean "Their" or "'),
      expect.stringContaining('"Xyzzyish" is in no dictionary. If it is right'),
    ]);
  });

  it('is found in fields and in the words of images', () => {
    const page =
      '---\ntitle: Our bakrey\ndescription: "Who we \\"realy\\" are."\n---\n\n![A lofa of bread](./loaf.png)\n';
    expect(
      find({
        'pages/about.mdx': page,
        'sources/haller-2020.yml': wellFiles['sources/haller-2020.yml'].replace(
          'Less pain',
          'Lesss pain',
        ),
      }).map((line) => line.split(' ')[0]),
    ).toEqual([
      'pages/about.mdx:2:12',
      'pages/about.mdx:3:24',
      'pages/about.mdx:6:5',
      'sources/haller-2020.yml:7:10',
    ]);
  });

  it('is not told one by one where there are very many', () => {
    const words = Array.from(
      { length: 30 },
      (_, index) => `xyz${'abcdefghij'.charAt(index % 10)}${'qvw'.charAt(index / 10)}`,
    );
    const lines = find(faqWith(`${'x'.repeat(20_000)} ${words.join(' ')}`));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toContain(
      'faq/is-it-safe.md:7:20116 warning [spelling] 11 more words from here on are in no dictionary.',
    );
  });

  it('is no matter where the rule is off', () => {
    expect(checkLines(faqWith('A seperate dough.'))).toEqual([]);
  });
});

describe('a word that no dictionary knows', () => {
  it('is right where site.yml says so, with any ending of its owner', () => {
    expect(
      find(
        faqWith('Fermentology is old, and fermentology’s name is new. A naturopathish Übung.'),
        'words: [fermentology, naturopathish, übung]\n',
      ),
    ).toEqual([]);
  });

  it('is right as a name of a person, an author or a topic, and as an abbreviation', () => {
    const changes = {
      'people/ada-baker.yml': 'name: Ada Bäckersohn\n',
      'topics/baking.yml': 'label: Autolysing\ndescription: Before the salt comes in.\n',
    };
    expect(
      find(
        {
          ...changes,
          ...faqWith('Bäckersohn bakes. Haller reads. Autolysing waits. Try some Kefirish grain.'),
        },
        'abbreviations:\n  LAB: lactobacillish things\n',
      ),
    ).toEqual([]);
  });

  it('is no matter in code, in addresses and in citations', () => {
    expect(
      find({
        ...pageWith(
          'Use `seperate` and https://www.who.int/seperate and seperate.yml [@haller-2020].\n\n```\nseperate\n```',
        ),
      }),
    ).toEqual([]);
  });

  it('is no matter in other wordings of a question', () => {
    expect(
      find({
        'faq/is-it-safe.md':
          '---\nquestion: Is it safe?\nasks:\n  - Is it realy save?\ntopic: safety\npublished: 2026-01-01\n---\n\nYes.\n',
      }),
    ).toEqual([]);
  });
});

describe('the language of the site', () => {
  it.each([
    ['en', []],
    ['en-AU', []],
    ['en-GB', ['"color"']],
    ['en-US', ['"colour"']],
  ])('%s decides what is right', (language, wrong) => {
    const lines = find(faqWith('A colour or a color.'), `language: ${language}\n`);
    expect(lines.map((line) => /"[^"]*"/.exec(line)?.[0])).toEqual(wrong);
  });

  it('without a dictionary is told once, in site.yml', () => {
    expect(find(faqWith('Un pain bien cuit.'), 'language: fr\n')).toEqual([
      expect.stringContaining(
        'site.yml:10:13 warning [spelling] There is no dictionary for the language "fr", so no spelling was checked.',
      ),
    ]);
  });

  it('has a package or none', () => {
    expect(['de-AT', 'en-NZ', 'fr'].map(findDictionaryPackage)).toEqual([
      '@cspell/dict-de-de',
      '@cspell/dict-en_us',
      undefined,
    ]);
    expect(loadDictionary('en')).toBe(loadDictionary('en'));
  });
});

import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { MissingFolderError } from '../../../src/check/files/content-folder.ts';
import { checkOnDisk, png, toLine, wellFiles, withFolder, type Files } from './small-content.ts';

const entry = '---\nquestion: Is it fresh?\ntopic: safety\npublished: 2026-01-01\n---\n\nYes.\n';

/** What is told of images, but for that no text shows them. */
function checkShown(files: Files): string[] {
  return checkLines(files).filter((line) => !line.includes('[unused-image]'));
}

describe('the checker', () => {
  it('finds nothing in a site without a problem', () => {
    const report = checkOnDisk({});
    expect(report.diagnostics).toEqual([]);
    expect(report.hasErrors).toBe(false);
    expect(report.fileCount).toBe(Object.keys(wellFiles).length);
    expect(report.counts).toEqual({
      site: 1,
      articles: 1,
      faq: 2,
      pages: 1,
      topics: 2,
      people: 1,
      sources: 1,
      claims: 0,
      synonyms: 0,
    });
  });

  it('tells which entries are published on the day', () => {
    const { entries } = checkOnDisk({
      'faq/later.md': entry.replace('2026-01-01', '2026-07-01'),
      'faq/draft.md': entry.replace('topic', 'draft: true\ntopic'),
    });
    const states = entries
      .filter(({ collection }) => collection === 'faq')
      .map(({ id, published, body }) => [id, published, body !== '']);
    expect(states).toEqual([
      ['draft', false, true],
      ['how-long', true, true],
      ['is-it-safe', true, true],
      ['later', false, true],
    ]);
  });

  it('throws where there is no content folder', () => {
    expect(() => checkContent('/nowhere/content', { today: '2026-06-01' })).toThrow(
      MissingFolderError,
    );
  });

  it('says that there is no site.yml', () => {
    expect(checkLines({ 'site.yml': undefined })).toContainEqual(
      expect.stringContaining('site.yml error [site] There is no site.yml.'),
    );
  });
});

describe('a file that lies in the wrong place', () => {
  it.each([
    ['articles/x.md', entry, 'Rename it to "x.mdx".'],
    ['faq/x.mdx', entry, 'Rename it to "x.md".'],
    ['faq/x.txt', entry, 'Rename it to "x.md".'],
    ['topics/x.yaml', 'label: X', 'Rename it to "x.yml".'],
    ['site.yaml', 'title: X', 'The file of the site is called "site.yml".'],
    [
      'synonym.yaml',
      '- [a, b]',
      'The file of the words that mean the same is called "synonyms.yml".',
    ],
    ['README.md', 'Read me', 'Entries lie in a folder.'],
    ['faq/notes.pages', 'x', 'Move it out of the content folder.'],
    ['.hidden.md', entry, 'Entries lie in a folder.'],
    ['faq/.hidden.md', entry, 'name it "hidden.md"'],
  ])('%s is told with the right place', (path, text, advice) => {
    expect(checkLines({ [path]: text })).toEqual([
      expect.stringMatching(
        new RegExp(`^${escape(path)} error \\[file-place\\] .*${escape(advice)}`),
      ),
    ]);
  });

  it.each([
    ['drafts/x.md', 'drafts', 'write "draft: true"'],
    ['artciles/x.mdx', 'artciles', 'Did you mean "articles"?'],
    ['faq/deep/x.md', 'faq/deep', 'Move their files to faq/'],
  ])('%s is told once, for the folder %s', (path, folder, advice) => {
    const lines = checkLines({ [path]: entry, [path.replace('x.', 'y.')]: entry });
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`^${escape(folder)} error \\[file-place\\] .*${escape(advice)}`),
      ),
    ]);
  });

  it('is not told of what systems and editors leave behind', () => {
    const leftovers = [
      '.DS_Store',
      'faq/.DS_Store',
      'Thumbs.db',
      'faq/.gitkeep',
      'faq/is-it-safe.md~',
      'faq/.is-it-safe.md.swp',
      'faq/#x.md#',
      '.obsidian/x.json',
      '.git/HEAD',
    ];
    expect(checkLines(Object.fromEntries(leftovers.map((path) => [path, 'x'])))).toEqual([]);
  });

  it('is not followed where it is a link', () => {
    withFolder(wellFiles, (folder) => {
      symlinkSync('/etc/passwd', join(folder, 'faq/passwd.md'));
      symlinkSync('/etc', join(folder, 'etc'));
      const found = checkContent(folder, { today: '2026-06-01' }).diagnostics.map(
        ({ path, rule, line }) => [path, rule, line],
      );
      expect(found).toEqual([
        ['etc', 'file-place', undefined],
        ['faq/passwd.md', 'file-place', undefined],
      ]);
    });
  });

  it('is a problem where it may not be read', () => {
    withFolder(wellFiles, (folder) => {
      writeFileSync(join(folder, 'faq/closed.md'), entry);
      chmodSync(join(folder, 'faq/closed.md'), 0);
      chmodSync(folder, 0o755);
      mkdirSync(join(folder, 'empty'));
      const paths = withoutRights(() =>
        checkContent(folder, { today: '2026-06-01' }).diagnostics.map(({ path }) => path),
      );
      expect(paths).toEqual(['empty', 'faq/closed.md']);
    });
  });
});

describe('the name of a file', () => {
  it.each([
    ['faq/Is-It-Fresh.md', '"is-it-fresh.md"'],
    ['faq/_hidden.md', '"hidden.md"'],
    ['faq/is it fresh?.md', '"is-it-fresh.md"'],
    ['faq/über-uns.md', '"uber-uns.md"'],
    ['faq/a--b.md', '"a-b.md"'],
    ['faq/日本.md', '"first-steps.md"'],
    ['faq/Is-It-Safe.md', 'There is "is-it-safe.md" already'],
  ])('%s becomes %s', (path, advice) => {
    expect(checkLines({ [path]: entry })).toEqual([
      expect.stringMatching(
        new RegExp(`^${escape(path)} error \\[file-name\\] .*${escape(advice)}`),
      ),
    ]);
  });

  it('cannot be one that the site itself uses', () => {
    expect(
      checkLines({
        'pages/search.mdx':
          '---\ntitle: S\ndescription: Where readers look for what they do not find.\n---\n\nText.\n',
      }),
    ).toEqual([
      expect.stringContaining(
        'pages/search.mdx error [file-name] The address /search/ belongs to a page',
      ),
    ]);
  });

  it('of an image can be written in an address', () => {
    expect(checkLines({ 'articles/My Loaf.PNG': png })).toEqual([
      expect.stringContaining('Rename it to "my-loaf.png".'),
    ]);
  });
});

describe('what a file holds', () => {
  it('is told where it is too large', () => {
    expect(checkLines({ 'faq/big.md': 'x'.repeat(1_000_001) })).toEqual([
      expect.stringContaining('faq/big.md error [file-size] This file has 1,000,001 bytes'),
    ]);
  });

  it('is UTF-8, and the place of the first other character is told', () => {
    const latin = Buffer.from(
      '---\nquestion: Is it s\u00e4fe?\ntopic: safety\npublished: 2026-01-01\n---\n\nna\u00efve\n',
      'latin1',
    );
    expect(checkLines({ 'faq/latin.md': latin })).toEqual([
      expect.stringContaining('faq/latin.md:2:18 error [encoding] This character is not UTF-8'),
    ]);
  });

  it.each([
    ['utf16le', '\ufeff'],
    ['utf16le', ''],
  ] as const)('is told where it is %s, with the mark %j', (encoding, mark) => {
    expect(checkLines({ 'faq/wide.md': Buffer.from(mark + entry, encoding) })).toEqual([
      expect.stringContaining('faq/wide.md error [encoding] This file is saved as UTF-16'),
    ]);
  });

  it('may begin with a byte order mark and end its lines with CR LF', () => {
    expect(checkLines({ 'faq/windows.md': `\ufeff${entry.replaceAll('\n', '\r\n')}` })).toEqual([]);
  });

  it.each([
    ['\u0000', 'error', 'U+0000'],
    ['\u0007', 'error', 'U+0007'],
    ['\u0085', 'error', 'U+0085'],
    ['\u2028', 'error', 'U+2028'],
    ['\u202e', 'error', 'U+202E'],
    ['\ufdd0', 'error', 'U+FDD0'],
    ['\u2066', 'error', 'U+2066'],
    ['\u{e0041}', 'error', 'U+E0041'],
    ['\u200b', 'warning', 'U+200B'],
    ['\ufeff', 'warning', 'U+FEFF'],
    ['\ufffd', 'warning', 'A letter was lost'],
  ])('holds %j only to be told', (character, severity, name) => {
    expect(checkLines({ 'faq/x.md': entry.replace('Yes.', `Ye${character}s.`) })).toEqual([
      expect.stringMatching(
        new RegExp(`^faq/x\\.md:7:3 ${severity} \\[characters\\] .*${escape(name)}`),
      ),
    ]);
  });

  it.each([
    '\u00a0',
    '\u200d',
    '\u200e',
    '\t',
    '👩‍🍳',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    'नमस्ते',
    'שלום',
  ])('may hold %j', (characters) => {
    expect(checkLines({ 'faq/x.md': entry.replace('Yes.', `Yes${characters}.`) })).toEqual([]);
  });
});

describe('an image', () => {
  it('is of the kind that its ending says', () => {
    expect(checkShown({ 'articles/a.jpg': png })).toEqual([
      expect.stringContaining('It is a png image. Change its ending to .png.'),
    ]);
    expect(checkShown({ 'articles/a.png': 'hello' })).toEqual([
      expect.stringContaining('it is no png image'),
    ]);
    expect(checkShown({ 'articles/a.png': '' })).toEqual([
      expect.stringContaining('This image is empty.'),
    ]);
  });

  it('is no page that calls itself an image', () => {
    expect(
      checkShown({
        'articles/a.png': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        'articles/b.svg': '<html><script>alert(1)</script></html>',
        'articles/c.jpg': 'GIF89a/*',
      }),
    ).toEqual([
      expect.stringContaining(
        'articles/a.png error [image-file] This file ends in .png, but it is no png image.',
      ),
      expect.stringContaining(
        'articles/b.svg:1:1 error [svg] This file ends in .svg, but it is no SVG image.',
      ),
      expect.stringContaining(
        'articles/c.jpg error [image-file] This file ends in .jpg, but it is no jpg image. It is a gif image.',
      ),
    ]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<s:script xmlns:s="http://www.w3.org/2000/svg"/>',
    '<path onload="x()"/>',
    '<path\nonclick = "x()"/>',
    '<foreignObject>a</foreignObject>',
    '<a href="https://x.org">a</a>',
    '<a xlink:href="javascript:x">a</a>',
    '<a href="&#106;avascript:x">a</a>',
    '<a href="java&#10;script:x">a</a>',
    "<use href='other.svg#a'/>",
    '<image href="data:text/html,x"/>',
    '<image href="data:image/svg+xml;base64,x"/>',
    '<style>@import "x.css"</style>',
    '<path style="fill:url(https://x.org/a)"/>',
    '<set attributeName="href" to="#x"/>',
    '<?xml-stylesheet href="x.css"?>',
    '<é:script xmlns:é="http://www.w3.org/2000/svg"/>',
    '<style>@\\69mport "x.css"</style>',
  ])('as SVG holds no %s', (inside) => {
    const lines = checkShown({
      'articles/a.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n${inside}</svg>`,
    });
    expect(lines).toHaveLength(1);
    for (const line of lines)
      expect(line).toMatch(/^articles\/a\.svg:[23]:\d+ error \[svg\] This image holds /);
  });

  it.each([
    ['<!DOCTYPE svg>', 'inappropriately located doctype declaration'],
    ['<g a="1" a="2"/>', 'duplicate attribute: a'],
    ['<g>', 'unexpected close tag'],
  ])('as SVG is XML, unlike %s', (inside, reason) => {
    expect(
      checkShown({ 'articles/a.svg': `<svg xmlns="http://www.w3.org/2000/svg">\n${inside}</svg>` }),
    ).toEqual([
      expect.stringMatching(
        new RegExp(
          `^articles/a\\.svg:2:\\d+ error \\[svg\\] This image cannot be read as XML from here on: ${reason}`,
        ),
      ),
    ]);
  });

  it.each([
    '<use href="#a"/>',
    '<path fill="url(#a)"/>',
    `<image href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/>`,
    '<style>path{fill:red}</style>',
    '<text>one two</text>',
    '<metadata/>',
    '<foreignObject/>',
    '<i:x xmlns:i="urn:of-an-editor" onclick="x"/>',
  ])('as SVG may hold %s', (inside) => {
    expect(
      checkShown({ 'articles/a.svg': `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>` }),
    ).toEqual([]);
  });
});

function checkLines(changes: Files): string[] {
  return checkOnDisk(changes).diagnostics.map(toLine);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Does something as a user who may read only what everyone may; root may read all. */
function withoutRights<Result>(use: () => Result): Result {
  if (process.geteuid?.() !== 0 || process.seteuid === undefined) return use();
  const nobody = 65_534;
  process.seteuid(nobody);
  try {
    return use();
  } finally {
    process.seteuid(0);
  }
}

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import {
  checkLines,
  pageWith,
  toLine,
  wellFiles,
  withFolder,
  writeFiles,
} from './small-content.ts';

const settings = (design: string) => ({
  'site.yml': `${wellFiles['site.yml']}design:\n${design}`,
});

describe('the design in site.yml', () => {
  it('takes colours and fonts', () => {
    expect(
      checkLines({
        ...settings(
          '  accent: "#0B5394"\n  paper: "#fff"\n  ink: "#1c2b33"\n  textFont: fonts/lora.woff2\n  dark:\n    accent: "#9cc4ff"\n',
        ),
        '../fonts/lora.woff2': 'wOF2...',
      }),
    ).toEqual([]);
  });

  it('is told of a colour that YAML takes for a remark, and of one that is none', () => {
    expect(checkLines(settings('  accent: #0b5394\n  ink: black\n'))).toEqual([
      'site.yml:10:3 error [schema] The field "accent" (in "design") has no value. Write a colour as "#" and six digits of 0 to 9 and a to f, in quotes, such as "#2d5f3c". Without quotes the rest of the line from # on counts as a remark.',
      'site.yml:11:8 error [schema] "ink" (in "design") says "black". Write a colour as "#" and six digits of 0 to 9 and a to f, in quotes, such as "#2d5f3c". Without quotes the rest of the line from # on counts as a remark.',
    ]);
  });

  it('is told of colours that cannot be read, with what was found, what is expected and what to write', () => {
    expect(checkLines(settings('  accent: "#ff8a00"\n  paper: "#ffffff"\n'))).toEqual([
      'site.yml:10:11 error [contrast] The accent #ff8a00 on the paper #ffffff has a contrast of 2.3:1, and 4.5:1 is the least with which text can be read (WCAG 2.2, AA). Write "#b56000" for accent, or choose another paper.',
    ]);
    expect(checkLines(settings('  dark:\n    paper: "#9a9a9a"\n    ink: "#eeeeee"\n'))).toEqual([
      expect.stringMatching(
        /^site\.yml:12:10 error \[contrast\] The ink #eeeeee on the paper #9a9a9a in the dark has a contrast of 2\.4:1, .* for dark\.ink, or choose another paper\.$/,
      ),
    ]);
  });

  it('is told of a font that is not there, and of one that was renamed', () => {
    expect(
      checkLines({
        ...settings('  headingFont: fonts/lora.woff2\n  textFont: fonts/inter.woff2\n'),
        '../fonts/lora-.woff2': 'wOF2...',
        '../fonts/inter.woff2': '\0\u0001\0\0',
      }),
    ).toEqual([
      'site.yml:10:16 error [font-file] There is no file fonts/lora.woff2 beside content. Did you mean fonts/lora-.woff2?',
      'site.yml:11:13 error [font-file] fonts/inter.woff2 is no font in the form woff2. Save it in that form: a file that is only renamed shows nothing.',
    ]);
  });

  it('takes no font from elsewhere', () => {
    for (const font of [
      'https://x.example/a.woff2',
      '../a.woff2',
      'fonts/../../a.woff2',
      'fonts/a.ttf',
    ])
      expect(checkLines(settings(`  textFont: ${font}\n`))).toEqual([
        expect.stringContaining('Write the name of a font file (woff2) in the folder fonts'),
      ]);
  });
});

describe('site.css', () => {
  it('is told of what would ask another host, and of a file that is not there', () => {
    expect(
      checkLines({
        '../site.css':
          '@import "./styles/a.css";\n\nh1 {\n  background: url(./images/lime.png);\n}\n',
        '../styles/a.css': 'a {\n  background: url(https://cdn.example/a.png);\n}\n',
        '../images/line.png': '',
      }),
    ).toEqual([
      '../site.css:4:15 error [site-style] There is no file images/lime.png beside content. Did you mean images/line.png?',
      expect.stringMatching(
        /^\.\.\/styles\/a\.css:2:15 error \[site-style\] This would ask cdn\.example for a file, and readers' browsers ask nobody but this site\. Download the file into the folder fonts, images or styles beside content, and write url\("\.\.\/images\/name\.png"\)\.$/,
      ),
    ]);
  });
});

describe('a page beside the content', () => {
  it('can be linked to', () => {
    const page = pageWith('We bake. See [prices](/prices/#rye).');
    expect(checkLines({ ...page, '../pages/prices.astro': '' })).toEqual([]);
    expect(checkLines(page)).toEqual([expect.stringContaining('[link]')]);
  });

  it.each([
    ['pages/about.astro', 'is that of content/pages/about.mdx already'],
    ['pages/faq.astro', 'lies where the site makes its own pages'],
    ['pages/articles/today.astro', 'lies where the site makes its own pages'],
    ['pages/index.astro', 'components/Home.astro'],
    ['pages/[id].astro', 'cannot be part of an address'],
    ['pages/Prices.astro', 'cannot be part of an address'],
    ['components/header.astro', 'Rename it to Header.astro.'],
  ])('is refused at %s', (path, words) => {
    expect(checkLines({ [`../${path}`]: '' })).toEqual([
      expect.stringMatching(
        new RegExp(`^\\.\\./${path.replace(/[[\].]/g, '\\$&')} error \\[site-page\\] `),
      ),
    ]);
    expect(checkLines({ [`../${path}`]: '' }).join()).toContain(words);
  });

  it('may have parts, and components beside those that are replaced', () => {
    expect(
      checkLines({
        '../pages/prices/rye.astro': '',
        '../components/Header.astro': '',
        '../components/Logo.astro': '',
      }),
    ).toEqual([]);
  });
});

describe('the folder around the content', () => {
  const today = '2026-06-01';

  it('is read only where it is that of the site', () => {
    withFolder({}, (folder) => {
      const content = join(folder, 'content');
      writeFiles(content, wellFiles);
      writeFiles(folder, {
        'site.css': '@import "//x";',
        'pages/faq.astro': '',
        'pages/_rows.astro': '',
        'notes/a.txt': '',
      });
      expect(checkContent(content, { today }).diagnostics).toEqual([]);
      const { diagnostics } = checkContent(content, { today, withDesign: true });
      expect(diagnostics.map(({ path, rule }) => [path, rule])).toEqual([
        ['../pages/faq.astro', 'site-page'],
        ['../site.css', 'site-style'],
      ]);
    });
  });

  it.runIf(process.platform !== 'win32')('holds no links to other places', () => {
    withFolder({}, (folder) => {
      const content = join(folder, 'content');
      writeFiles(content, wellFiles);
      mkdirSync(join(folder, 'fonts'));
      writeFileSync(join(folder, 'other.css'), '@import "//x";');
      symlinkSync(join(folder, 'other.css'), join(folder, 'site.css'));
      symlinkSync(join(folder, 'other.css'), join(folder, 'fonts/a.woff2'));
      const { diagnostics } = checkContent(content, { today, withDesign: true });
      expect(diagnostics.map(toLine)).toEqual([
        expect.stringMatching(/^\.\.\/fonts\/a\.woff2 error \[file-place\] This is a link/),
        expect.stringMatching(/^\.\.\/site\.css error \[file-place\] This is a link/),
      ]);
    });
  });
});

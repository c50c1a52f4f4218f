import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cleanSvg } from '../../../src/domain/svg/index.ts';
import { cleanPictures } from '../../../src/publish/render/clean-pictures.ts';
import { changeSite } from '../../site-folder.ts';
import { buildInBuilder, runInBuilder } from '../../builder/index.ts';
import { createSmallSite, toTree } from './small-site.ts';

/** A picture as an editor writes it, in a colour of its own. */
const draw = (colour: string) => `<?xml version="1.0" encoding="utf-8"?>
<!-- notes-of-an-editor -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:i="urn:notes-of-an-editor" i:path="/home/notes-of-an-editor" viewBox="0,0,8,8"><s:metadata>notes-of-an-editor</s:metadata><s:rect width="8" height="8" fill="${colour}"/></s:svg>`;

describe('SVG images', () => {
  it('are published as they are written anew, wherever they are shown, and the files of their authors stay', async () => {
    const site = await createSmallSite();
    const pictures = {
      'logo.svg': 'red',
      'people/ada-baker.svg': 'lime',
      'articles/cover.svg': 'blue',
      'articles/body.svg': 'gold',
      'faq/answer.svg': 'teal',
      'pages/page.svg': 'navy',
    };
    for (const [path, colour] of Object.entries(pictures)) await site.write(path, draw(colour));
    await site.edit('articles/keeping-a-starter.mdx', 'src: ./starter.png', 'src: ./cover.svg');
    await site.edit(
      'articles/keeping-a-starter.mdx',
      '## Feeding it',
      '![A picture](./body.svg)\n\n## Feeding it',
    );
    await site.edit(
      'faq/why-is-my-loaf-dense.md',
      'Too little water',
      '![A picture](./answer.svg)\n\nToo little water',
    );
    await site.write(
      'pages/about.mdx',
      `${await readFile(join(site.content, 'pages/about.mdx'), 'utf8')}\n![A picture](./page.svg)\n`,
    );
    const before = await toTree(site.content);
    await buildInBuilder([...site.args, '--preview']);
    expect(await toTree(site.content)).toEqual(before);
    const files = (await readdir(`${site.out}/`, { recursive: true })).filter((file) =>
      file.endsWith('.svg'),
    );
    const texts = await Promise.all(files.map((file) => readFile(join(site.out, file), 'utf8')));
    for (const colour of Object.values(pictures))
      expect(texts.filter((text) => text.includes(`fill="${colour}"`))).toEqual([
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="${colour}"/></svg>\n`,
      ]);
    for (const text of texts) expect(cleanSvg(text)).toEqual({ svg: text, findings: [] });
    const all = (await readdir(`${site.out}/`, { recursive: true, withFileTypes: true })).filter(
      (each) => each.isFile() && /\.(?:svg|html|js|css|xml|json|md)$/.test(each.name),
    );
    for (const each of all)
      expect([
        each.name,
        (await readFile(join(each.parentPath, each.name), 'utf8')).includes('notes-of-an-editor'),
      ]).toEqual([each.name, false]);
  });

  it('stop the build where they hold more than a picture', async () => {
    const site = await createSmallSite();
    await site.write(
      'logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n<é:script xmlns:é="http://www.w3.org/2000/svg">x</é:script></svg>',
    );
    const { code, output } = await runInBuilder('build', [...site.args, '--preview']);
    expect([code, output]).toEqual([
      1,
      expect.stringContaining(
        '2:1 error This image holds a script (<script>). Save it as a plain SVG, or as PNG. [svg]',
      ),
    ]);
  });
});

describe('SVG images of the folder public', () => {
  async function clean(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'answerable-pictures-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await changeSite(folder, (site) => cleanPictures(site));
    return folder;
  }

  it('are written anew in the release', async () => {
    const folder = await clean({
      'favicon.svg': draw('red'),
      'a/b/PICTURE.SVG': Buffer.from(`\ufeff${draw('blue').replace('utf-8', 'utf-16')}`, 'utf16le'),
      'a.txt': '<svg/>',
    });
    expect(await readFile(join(folder, 'favicon.svg'), 'utf8')).toContain(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect',
    );
    expect(await readFile(join(folder, 'a/b/PICTURE.SVG'), 'utf8')).toContain(
      'fill="blue"/></svg>',
    );
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('<svg/>');
  });

  it('are refused, with their place, where they hold more than a picture', async () => {
    await expect(
      clean({ 'a/b.svg': '<svg xmlns="http://www.w3.org/2000/svg">\n<g onclick="x"/></svg>' }),
    ).rejects.toThrow('a/b.svg:2: This image holds an event attribute (onclick), which runs code.');
    await expect(clean({ 'a.svg': '<svg' })).rejects.toThrow(
      'a.svg:1: This image cannot be read as XML',
    );
  });

  it('are never changed below the name that their bytes gave them', async () => {
    await expect(clean({ 'assets/a.AbCd.svg': draw('red') })).rejects.toThrow(
      'assets/a.AbCd.svg is not the clean copy of its picture.',
    );
  });
});

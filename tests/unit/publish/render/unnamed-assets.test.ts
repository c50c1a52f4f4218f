import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { listFiles } from '../../../../src/publish/files/list-files.ts';
import { listAssetMarks } from '../../../../src/publish/pages/asset-marks.ts';
import { removeUnnamedAssets } from '../../../../src/publish/render/unnamed-assets.ts';
import { changeSite } from '../../../site-folder.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

async function writeSite(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await createTemporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const page =
  '<link href="/assets/site.Ab12cd-_.css"><img srcset="/assets/gr%C3%BC&#39;n.Zy98xw76_1a.webp 320w, /assets/loaf.Qq11qq11_b2.webp 640w">';

it('the build removes what nothing names, and no file that a page, or what it loads, names in any way of writing', async () => {
  const named = {
    'index.html': page,
    'articles/rss.xml': 'https://bread.example/assets/cover.Rr22rr22.jpg"',
    'articles/a/index.md': '![A](https://bread.example/assets/copied.Ss33ss33.png)',
    'manifest.webmanifest': '{"src":"/assets/logo.Tt44tt44.svg"}',
    'assets/site.Ab12cd-_.css': '@font-face{src:url(/assets/font.Uu55uu55.woff2)}',
    'assets/font.Uu55uu55.woff2': '',
    "assets/grü'n.Zy98xw76_1a.webp": '',
    'assets/loaf.Qq11qq11_b2.webp': '',
    'assets/cover.Rr22rr22.jpg': '',
    'assets/copied.Ss33ss33.png': '',
    'assets/logo.Tt44tt44.svg': '',
    'assets/without-an-ending': '',
    'pagefind/pagefind.js': '',
  };
  const unnamed = {
    'assets/loaf.Qq11qq11.jpg': '',
    'assets/secret.Vv66vv66.png': '',
    // One that names itself or another that is gone too is no reader's.
    'assets/gone.Ww77ww77.css': 'url(/assets/gone.Xx88xx88.png) gone.Ww77ww77.css',
    'assets/gone.Xx88xx88.png': '',
  };
  const folder = await writeSite({ ...named, ...unnamed });
  const removed = await changeSite(folder, (site) => {
    const others = site.list().filter((path) => path !== 'index.html');
    return removeUnnamedAssets(site, listAssetMarks(page), others);
  });
  expect(removed.sort()).toEqual(Object.keys(unnamed).sort());
  expect(await listFiles(folder)).toEqual(Object.keys(named).sort());
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { createFinalizer } from '../../src/publish/finalize/finalize.ts';
import { changeSite } from '../site-folder.ts';
import { startNginx } from './real-server.ts';

const { nginx } = inject('servers');
const count = 5_000;

it.skipIf(nginx === undefined)(
  'leads five thousand old addresses, long ones and such in other letters, to their pages with nginx as it is',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'answerable-redirects-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const redirects = Array.from({ length: count }, (_, number) => ({
      from: `/faq/${'a-question-in-rather-many-words-'.repeat(number % 5)}été-${number}/`,
      to: `/faq/#q-${number}`,
    }));
    for (const name of ['index.html', '404.html'])
      writeFileSync(join(folder, name), `<p>${name}</p>`);
    await changeSite(folder, (site) => createFinalizer(site).finalize({ redirects }));
    const server = await startNginx(nginx ?? '', folder);
    onTestFinished(server.stop);
    const wrong: string[] = [];
    for (const { from, to } of redirects) {
      const { status, headers } = await fetch(server.url + encodeURI(from), { redirect: 'manual' });
      if (status !== 301 || headers.get('location') !== to)
        wrong.push(`${from}: ${status} ${headers.get('location')}`);
    }
    expect(wrong).toEqual([]);
  },
);

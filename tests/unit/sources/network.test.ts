import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/sources/network.ts';
import { startWeb } from './local-web.ts';

const source = resolve(import.meta.dirname, '../../../src');

describe('the network', () => {
  it('is asked only for commands that are about it, and by nothing that the check or the build imports', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (path) => /\.(ts|astro)$/.test(path) && !/^(?:client|search\/(?:query|ui))\//.test(path),
    );
    const texts = files.map((path) => ({
      path: relative(source, join(source, path)),
      text: readFileSync(join(source, path), 'utf8'),
    }));
    // A page may ask for itself again, from the browser.
    const asking =
      /\bfetch\((?!location\.href\))|\bhttps?\.(?:get|request)\(|(?:from|import\() ?'(?:node:)?(?:https|http2|tls|dns|dgram)(?:\/promises)?'/;
    expect(
      texts
        .filter(({ text }) => asking.test(text))
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'cli/commands/verify.ts',
      'publish/finalize/verify.ts',
      'publish/ledger/announce.ts',
      'sources/network.ts',
    ]);
    // The doors of rooms hand these functions on; a program asks only if it calls one.
    const listCallers = (name: string, home: string) =>
      texts
        .filter(({ path, text }) => path !== home && new RegExp(`\\b${name}\\(`).test(text))
        .map(({ path }) => path)
        .sort();
    expect(listCallers('createAsk', 'sources/network.ts')).toEqual(['cli/commands/sources.ts']);
    expect(listCallers('announce', 'publish/ledger/announce.ts')).toEqual([
      'cli/commands/announce.ts',
    ]);
    expect(listCallers('compareHost', 'publish/finalize/verify.ts')).toEqual([
      'cli/commands/verify.ts',
    ]);
  });

  it('is asked one thing at a time of a host', async () => {
    const order: string[] = [];
    const page = (name: string) => () => {
      order.push(`asked ${name}`);
      return 200;
    };
    const { via } = await startWeb({ 'x.org/1': page('1'), 'x.org/2': page('2') });
    const ask = createAsk({ via });
    await Promise.all(
      ['1', '2'].map((name) =>
        ask(`https://x.org/${name}`).then(() => order.push(`answered ${name}`)),
      ),
    );
    expect(order).toEqual(['asked 1', 'answered 1', 'asked 2', 'answered 2']);
  });

  it('is asked no more of a host that twice did not answer', async () => {
    const { via, asked, seconds } = await startWeb({ 'x.org/1': 'silent', 'y.org/1': 200 });
    const ask = createAsk({ via, seconds });
    const results = await Promise.allSettled([1, 2, 3].map(() => ask('https://x.org/1')));
    expect(
      results.map((result) =>
        result.status === 'rejected' && result.reason instanceof Error ? result.reason.message : '',
      ),
    ).toEqual([
      'x.org did not answer within 1 seconds',
      'x.org did not answer within 1 seconds',
      'x.org does not answer',
    ]);
    expect(await ask('https://y.org/1')).toEqual({ status: 200, text: '' });
    expect(asked).toHaveLength(3);
  });

  it('gives up an answer without an end', async () => {
    const { via } = await startWeb({ 'x.org/1': { text: 'x'.repeat(5_000_001) } });
    await expect(
      createAsk({ via })('https://x.org/1', { accept: 'application/json' }),
    ).rejects.toThrow('x.org cannot be reached');
  });
});

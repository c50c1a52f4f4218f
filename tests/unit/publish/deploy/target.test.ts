import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatRsync, parseTarget } from '../../../../src/publish/deploy/target.ts';
import { runHere } from '../../cli/run-here.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import { createRelease, toPages } from './sample-release.ts';

const parse = (word: string, isWindows = false) => parseTarget(word, { from: 'dist', isWindows });

function refuse(word: string, isWindows = false): string {
  const target = parse(word, isWindows);
  if (target.kind !== 'refused') throw new Error(`${word} is taken for a ${target.kind}.`);
  return target.message;
}

describe('the target of a deploy', () => {
  it.each([
    '/var/www/site',
    'site',
    './site',
    '../site',
    'site.example',
    './user@host',
    './a:b',
    '/srv/a:b',
    'a/b:c',
    'a/b@c',
    'größe/日本',
  ])('is a folder where it is %j', (word) => {
    expect(parse(word)).toEqual({ kind: 'folder', path: word });
  });

  it.each([
    ['s3://bucket', 'bucket', ''],
    ['S3://bucket/a//b/', 'bucket', 'a/b/'],
  ])('is a bucket where it is %j', (word, bucket, prefix) => {
    expect(parse(word)).toEqual({ kind: 's3', place: { bucket, prefix } });
  });

  it.each([
    ['user@host:/var/www/site', 'rsync -a --delete dist/ user@host:/var/www/site/'],
    ['host:/var/www/site/', 'rsync -a --delete dist/ host:/var/www/site/'],
    ['host:site', 'rsync -a --delete dist/ host:site/'],
    ['user@[2001:db8::1]:/srv', "rsync -a --delete dist/ 'user@[2001:db8::1]:/srv/'"],
    [
      'ssh://user@host:2222/srv/site',
      "rsync -a --delete -e 'ssh -p 2222' dist/ user@host:/srv/site/",
    ],
    ['SFTP://host/srv/site', 'rsync -a --delete dist/ host:/srv/site/'],
    ['user@host/srv/site', 'rsync -a --delete dist/ user@host:/srv/site/'],
    [
      "host:/srv/it's here; $(reboot)",
      String.raw`rsync -a --delete -s dist/ 'host:/srv/it'\''s here; $(reboot)/'`,
    ],
  ])('is refused with the command that sends it there where it is %j', (word, command) => {
    expect(refuse(word)).toContain(command);
  });

  it.each([
    'host:',
    'host:/',
    'host:~',
    'host:~root',
    'user@host',
    '-oProxyCommand=reboot:/srv',
    '$(reboot):/srv',
    'a`reboot`@host:/srv',
    'host::module',
    'rsync://host/module',
    'ssh://host',
    'ssh://-oProxyCommand=reboot/srv',
    'https://www.site.example/',
    'http:/site.example',
    'ftp://host/srv',
    'ssh://user@host:port/srv',
  ])('is refused without a word of its own in a command where it is %j', (word) => {
    expect(refuse(word)).toMatch(/rsync -a --delete dist\/ USER@HOST:\/PATH\/(?:$| A folder)/);
  });

  it.each([
    ['https://www.site.example/', 'is where readers find the site, not where its files go'],
    ['ftp://host/srv', 'speaks no FTP'],
    ['gs://bucket/site', 'AWS_ENDPOINT_URL_S3=https://storage.googleapis.com'],
    ['az://container', 'is neither a folder nor a bucket'],
    ['r2://bucket', 'set AWS_ENDPOINT_URL_S3 to its address'],
    ['s3://b', 'names no bucket'],
    ['s3:bucket', 'names no bucket'],
    ['file:///var/www/site', 'Write the path of the folder alone'],
    ['C:\\www\\site', 'is a path of Windows'],
    ['c:/www', 'is a path of Windows'],
    ['\\\\server\\share', 'is written as a path of Windows or of a network drive'],
    ['//server/share', 'is written as a path of Windows or of a network drive'],
    ['www\\site', 'is written as a path of Windows'],
    ['~/site', 'begins with ~'],
    ['~deploy/site', 'begins with ~'],
    ['', 'is empty'],
    [' ', 'is empty'],
    [' https://www.site.example', 'is where readers find the site'],
    ['site\nhost:/srv', 'holds a character that no path should'],
    ['site\u0000', 'holds a character that no path should'],
  ])('is refused with the reason where it is %j', (word, reason) => {
    expect(refuse(word)).toContain(reason);
  });

  it.each([
    'ftp://ada:geheim@host/srv',
    'https://ada:geh@eim@host/',
    'ssh://ada:geheim@host/srv',
    'az://ada:geheim@host/srv',
  ])('is refused without its password where it is %j', (word) => {
    expect(refuse(word)).toContain('//ada:…@host/');
    expect(refuse(word)).not.toMatch(/geh|eim/);
  });

  it('may be a path of Windows on Windows', () => {
    expect(
      [
        parse('C:\\www\\site', true),
        parse('d:/www', true),
        parse('\\\\server\\share', true),
        parse('www\\a:b', true),
      ].map(({ kind }) => kind),
    ).toEqual(['folder', 'folder', 'folder', 'folder']);
    expect(refuse('host:/srv', true)).toContain('is a place on another computer');
  });

  it.each([
    'user@host:/srv/site',
    'https://www.site.example/',
    'ssh://host/srv',
    'gs://bucket',
    'C:\\site',
  ])('makes no folder where it is %j', async (word) => {
    const folder = await createTemporaryFolder();
    const release = await createRelease(toPages('one'));
    const { code, output } = await runHere('deploy', [word, '--from', release.folder], {
      cwd: folder,
    });
    expect([code, output.trim().split('\n').length]).toEqual([2, 1]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('the command that sends a release elsewhere', () => {
  it.each([
    ['my site', "'my site/'"],
    ['-rf', './-rf/'],
    ['a:b', './a:b/'],
    ['$(touch hacked)', "'$(touch hacked)/'"],
    ["it's", String.raw`'it'\''s/'`],
    ['/srv/dist/', '/srv/dist/'],
  ])('names the folder %j so that a shell and rsync take it for nothing else', (from, expected) => {
    const command = formatRsync(from, undefined);
    expect(command).toBe(`rsync -a --delete ${expected} USER@HOST:/PATH/`);
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], {
      encoding: 'utf8',
      cwd: resolve('/'),
    })
      .trim()
      .split('\n');
    expect(words.slice(3)).toEqual([expect.stringMatching(/^(?:\.\/)?/), 'USER@HOST:/PATH/']);
    expect(words[3]?.replace(/^\.\//, '')).toBe(`${from.replace(/\/$/, '')}/`);
  });
});

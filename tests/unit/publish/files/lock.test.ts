import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { hasLocks, tryLock, waitForLock } from '../../../../src/publish/files/lock.ts';

const program = `
  const { tryLock } = await import(${JSON.stringify(resolve('src/publish/files/lock.ts'))});
  const lock = tryLock(process.argv[1]);
  console.log(lock === undefined ? 'refused' : 'held');
  if (lock !== undefined) setInterval(() => undefined, 1000);
`;

let folder = '';
let file = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answerable-lock-'));
  file = join(folder, 'lock');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/**
 * Starts a process that takes the lock and keeps it until it is killed; tells whether it got it.
 */
async function start(...wrapper: string[]): Promise<{ child: ChildProcess; said: string }> {
  const [command, ...words] = [
    ...wrapper,
    process.execPath,
    '--input-type=module',
    '--eval',
    program,
    file,
  ];
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

describe('a lock on a file', () => {
  it('is held by one process at a time', async () => {
    expect((await start()).said).toBe('held');
    expect((await start()).said).toBe('refused');
    expect(tryLock(file)).toBeUndefined();
  });

  it('is held by one holder at a time within a process, too', () => {
    const lock = tryLock(file);
    expect(lock).toBeDefined();
    expect(tryLock(file)).toBeUndefined();
    lock?.release();
    lock?.release();
    const next = tryLock(file);
    expect(next).toBeDefined();
    next?.release();
  });

  it('is free at once after its process was killed', async () => {
    const { child } = await start();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = tryLock(file);
    expect(lock).toBeDefined();
    lock?.release();
  });

  it('is waited for', async () => {
    const { child } = await start();
    const waiting = waitForLock(file, { pause: 5 });
    child.kill('SIGKILL');
    (await waiting).release();
  });

  it('leaves an empty file, and nothing lies beside it meanwhile', () => {
    const lock = tryLock(file);
    expect(readdirSync(folder)).toEqual(['lock']);
    lock?.release();
    expect(statSync(file).size).toBe(0);
  });

  it('throws what the system says if the file cannot be made', () => {
    expect(() => tryLock(join(folder, 'missing', 'lock'))).toThrow(/^ENOENT: .*missing.lock/);
  });

  it('is held by any number at once where each shares it, and by none of them together with one who does not', () => {
    const [one, two] = [tryLock(file, { shared: true }), tryLock(file, { shared: true })];
    expect([one === undefined, two === undefined, tryLock(file)]).toEqual([
      false,
      false,
      undefined,
    ]);
    one?.release();
    expect(tryLock(file)).toBeUndefined();
    two?.release();
    const alone = tryLock(file);
    expect([alone === undefined, tryLock(file, { shared: true })]).toEqual([false, undefined]);
    alone?.release();
  });

  it('may be taken by all who may write to the folder, whatever the umask was', () => {
    chmodSync(folder, 0o775);
    const umask = process.umask(0o077);
    onTestFinished(() => void process.umask(umask));
    tryLock(file)?.release();
    expect(statSync(file).mode & 0o777).toBe(0o664);
  });

  it('is there on a disk of this kind, which is found out without a trace', () => {
    expect(hasLocks(folder)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    expect(() => hasLocks(join(folder, 'missing'))).toThrow(/^ENOENT/);
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'holds between process namespaces in which both have the same number',
    async () => {
      const namespace = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
      expect((await start(...namespace)).said).toBe('held');
      expect((await start(...namespace)).said).toBe('refused');
    },
  );
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeContent } from './made-content.ts';

const root = resolve(import.meta.dirname, '..');

/**
 * Times `npm run check` as a whole process, start of Node included, on folders of 1,000 and 10,000 files. Beside each
 * stands the time of Node starting and doing nothing, measured in turn, so that the ratio holds on any machine.
 */
export function benchCheck(print: (line: string) => void): void {
  for (const files of [1_000, 10_000]) {
    const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'));
    try {
      writeContent(folder, files);
      const [checks, starts]: [number[], number[]] = [[], []];
      for (let run = 0; run < 6; run += 1) {
        const check = time([join(root, 'src/cli/check.ts'), '--content', folder, '--today', '2026-11-23']);
        const start = time(['--eval', '0']);
        if (run === 0) continue;
        checks.push(check);
        starts.push(start);
      }
      const [check, start] = [toMedian(checks), toMedian(starts)];
      print(`check, ${files} files: median ${check.toFixed(0)} ms of 5 runs (${Math.min(...checks).toFixed(0)} to ${Math.max(...checks).toFixed(0)}), ${(check / start).toFixed(1)} times a bare start of Node`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

function time(args: readonly string[]): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return performance.now() - start;
}

function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

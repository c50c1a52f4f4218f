import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { packageRoot } from '../src/publish/project/index.ts';

const page = join(packageRoot, 'docs/benchmarks.md');
/** The figures and charts that the page shows. */
const folder = join(packageRoot, 'docs/benchmarks');

const beginning = `# Benchmarks

How long Answerable takes beside other programs, and what its pages weigh. The two sections below are written by the commands that
they name, which anyone can repeat: the content is generated from a seed, the versions are pinned, and the other programs are
installed into a folder of their own.
`;

/** What the figures were measured on. */
export function describeMachine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}

/** The day, as it stands beside figures. */
export function formatDay(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Puts a section into the page in place of the one of this name, and leaves the others as they are. */
export async function writeSection(name: string, markdown: string): Promise<void> {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : beginning;
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  const section = `${open}\n\n${markdown}\n\n${close}\n`;
  const next =
    start < 0 || end < 0
      ? `${text}\n${section}`
      : text.slice(0, start) + section + text.slice(end + close.length);
  writeFileSync(page, await format(next, { parser: 'markdown', printWidth: 100 }));
}

/** Writes a chart or figures beside the page. */
export function writeBeside(name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Reads what `writeBeside` wrote; undefined if there is nothing. */
export function readBeside(name: string): string | undefined {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A table in Markdown, of which the first row is the head. The first columns hold text, the others numbers. */
export function formatTable(rows: readonly (readonly string[])[], textColumns: number): string {
  const [head = [], ...others] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at < textColumns ? '---' : '---:'));
  return [line(head), line(rule), ...others.map(line)].join('\n');
}

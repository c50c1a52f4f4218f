import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { packageRoot } from '../src/publish/project/index.ts';

const page = join(packageRoot, 'docs/benchmarks.md');
/** The figures and charts that the page shows. */
const folder = join(packageRoot, 'docs/benchmarks');

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

/**
 * Puts a section into the page in place of the one of this name, and leaves all else as it is.
 * Throws if the page has none of this name.
 */
export async function writeSection(name: string, markdown: string): Promise<void> {
  const text = readFileSync(page, 'utf8');
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start)
    throw new Error(`${page} has no section between ${open} and ${close}. Put these lines back.`);
  const next = `${text.slice(0, start + open.length)}\n\n${markdown}\n\n${text.slice(end)}`;
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

/**
 * A table in Markdown, of which the first row is the head. The first columns hold text, the others
 * numbers.
 */
export function formatTable(rows: readonly (readonly string[])[], textColumns: number): string {
  const [head = [], ...others] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at < textColumns ? '---' : '---:'));
  return [line(head), line(rule), ...others.map(line)].join('\n');
}

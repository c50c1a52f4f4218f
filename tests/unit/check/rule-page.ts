import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMarkdown } from '../../../src/domain/body/markdown-tree.ts';
import { toPlainText } from '../../../src/domain/body/plain-text.ts';
import type { Files } from './small-content.ts';

export const pagesFolder = join(import.meta.dirname, '../../../docs/rules');

/** The page of a rule, with its examples as files that are laid over the small site. */
export interface RulePage {
  readonly title: string | undefined;
  /** The first paragraph. */
  readonly summary: string | undefined;
  readonly headings: readonly string[];
  readonly wrong: Files;
  readonly right: Files;
}

/** Reads `docs/rules/<name>.md`. */
export function readRulePage(name: string): RulePage {
  return parseRulePage(readFileSync(join(pagesFolder, `${name}.md`), 'utf8'));
}

/**
 * Reads a page. Behind the language of a fence stands the path of the file, in quotes where it
 * holds spaces:
 *
 * - ```` ```md faq/is-it-safe.md ```` holds the text of the file as it is;
 * - ```` ```bytes faq/is-it-safe.md ```` holds what cannot stand in Markdown: `\xNN` is a byte, `\u{HHHH}` a character,
 *   and no line end follows the last line;
 * - ```` ```none site.yml ```` says that the file is not there;
 * - `size=N` behind the path fills the file up to so many bytes with its last character before the line end.
 */
export function parseRulePage(text: string): RulePage {
  const nodes = parseMarkdown(text, 'markdown').children;
  const headings = nodes.flatMap((node) =>
    node.type === 'heading' && node.depth === 2 ? [toPlainText(node)] : [],
  );
  const title = nodes.find((node) => node.type === 'heading' && node.depth === 1);
  const summary = nodes.find((node) => node.type === 'paragraph');
  const examples: Record<string, Record<string, string | Uint8Array | undefined>> = {
    Wrong: {},
    Right: {},
  };
  let section = '';
  for (const node of nodes) {
    if (node.type === 'heading') section = toPlainText(node);
    const example = examples[section];
    if (node.type !== 'code' || example === undefined) continue;
    const { path, size } = parseMeta(node.meta ?? '');
    example[path] = toContent(node.lang ?? '', node.value, size);
  }
  return {
    title: title && toPlainText(title),
    summary: summary && toPlainText(summary),
    headings,
    wrong: examples['Wrong'] ?? {},
    right: examples['Right'] ?? {},
  };
}

function parseMeta(meta: string): { readonly path: string; readonly size: number } {
  const [, quoted, plain, size] = /^(?:"([^"]+)"|(\S+))(?:\s+size=(\d+))?$/.exec(meta.trim()) ?? [];
  const path = quoted ?? plain;
  if (path === undefined)
    throw new Error(
      `Behind the language of a fence stands the path of its file, such as \`\`\`md faq/is-it-safe.md; found "${meta}".`,
    );
  return { path, size: Number(size ?? 0) };
}

function toContent(language: string, value: string, size: number): string | Uint8Array | undefined {
  if (language === 'none') return undefined;
  if (language === 'bytes') return toBytes(value);
  return `${value.padEnd(size - 1, value.at(-1) ?? 'x')}\n`;
}

function toBytes(value: string): Uint8Array {
  const parts = value.split(/(\\x[\dA-Fa-f]{2}|\\u\{[\dA-Fa-f]+\})/);
  return Buffer.concat(
    parts.map((part) => {
      if (part.startsWith('\\x')) return Buffer.from(part.slice(2), 'hex');
      return Buffer.from(
        part.startsWith('\\u{') ? String.fromCodePoint(Number.parseInt(part.slice(3), 16)) : part,
      );
    }),
  );
}

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parseDocument } from 'yaml';
import { toPermalink } from '../../src/domain/addresses/permalink.ts';
import type { Query } from './corpus.ts';

const asksSchema = z.object({ asks: z.array(z.string()).default([]) });

/** The other wordings of the questions in a content folder, each as a query that its entry alone answers. */
export function readOwnQueries(content: string): Query[] {
  return listEntries(content).flatMap(({ id, asks }) =>
    asks.map((question, index) => ({
      id: `${id} ${index + 1}`,
      question,
      message: undefined,
      judgements: { [id]: 4 },
    })),
  );
}

/** Copies a content folder without these wordings. */
export function writeOwnContent(folder: string, content: string): void {
  cpSync(content, folder, { recursive: true });
  for (const { id, head, body } of listEntries(content)) {
    const data = parseDocument(head);
    data.delete('asks');
    writeFileSync(
      join(folder, 'faq', `${id}.md`),
      `---\n${data.toString({ lineWidth: 0 })}---\n${body}`,
    );
  }
}

/** The id of the entry that each permalink shows. */
export function toOwnPermalinks(content: string): Map<string, string> {
  return new Map(listEntries(content).map(({ id }) => [toPermalink('faq', id), id]));
}

function listEntries(
  content: string,
): { id: string; asks: string[]; head: string; body: string }[] {
  return readdirSync(join(content, 'faq'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const [, head = '', body = ''] =
        /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(
          readFileSync(join(content, 'faq', name), 'utf8'),
        ) ?? [];
      return {
        id: name.slice(0, -'.md'.length),
        asks: asksSchema.parse(parseDocument(head).toJS()).asks,
        head,
        body,
      };
    });
}

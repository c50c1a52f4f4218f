import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/check/rules.ts';
import { toPermalink } from '../../src/domain/addresses/permalink.ts';
import { toSlug } from '../../src/domain/text/slug.ts';
import type { Pair } from './corpus.ts';
import { toPlainMarkdown, toQuestionLine } from './escape.ts';

/** Writes a content folder in a language with one FAQ entry for each pair. */
export function writeCorpusContent(folder: string, pairs: readonly Pair[], language: string): void {
  for (const name of ['faq', 'topics']) mkdirSync(join(folder, name), { recursive: true });
  const levels = rules
    .filter(({ defaultLevel }) => defaultLevel !== undefined)
    .map(({ name }) => `  ${name}: off\n`)
    .join('');
  writeFileSync(
    join(folder, 'site.yml'),
    `title: Answers\nurl: https://www.answers-shelf.org\nlanguage: ${language}\nevidence: off\npublisher:\n  name: The Shelf\nrules:\n${levels}`,
  );
  // Each page names its topic, and so the topic's name must be no word that readers ask for.
  writeFileSync(
    join(folder, 'topics', 'shelf.yml'),
    'label: Shelf\ndescription: All that stands here.\n',
  );
  const slugs = toSlugs(pairs);
  for (const { id, question, answer } of pairs) {
    const slug = slugs.get(id) ?? '';
    const head = `question: ${JSON.stringify(toQuestionLine(question))}\ntopic: shelf\npublished: 2026-01-01\n`;
    writeFileSync(
      join(folder, 'faq', `${slug}.md`),
      `---\n${head}---\n\n${toPlainMarkdown(answer)}\n`,
    );
  }
}

/** The id of the pair that each permalink shows. */
export function toCorpusPermalinks(pairs: readonly Pair[]): Map<string, string> {
  return new Map([...toSlugs(pairs)].map(([id, slug]) => [toPermalink('faq', slug), id]));
}

/** A slug for each id of a pair, each once. */
function toSlugs(pairs: readonly Pair[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    pairs.map(({ id, question }) => {
      const slug = toSlug(question) || 'question';
      let free = slug;
      for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`;
      taken.add(free);
      return [id, free];
    }),
  );
}

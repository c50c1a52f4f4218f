import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const words =
  'dough water flour salt oven crust crumb starter yeast hour night bowl hand fold heat steam stone loaf bread grain'.split(
    ' ',
  );

/** How much a made content holds. */
interface ContentSize {
  readonly articles: number;
  readonly answers: number;
  readonly sources: number;
}

/**
 * Writes a clean content folder as a publisher of long articles has it: each article has 1,300 words with 35 citations and shows
 * an answer, each answer has 100 words.
 */
export function writeContent(folder: string, { articles, answers, sources }: ContentSize): void {
  for (const name of ['articles', 'faq', 'topics', 'people', 'sources'])
    mkdirSync(join(folder, name), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write(
    'site.yml',
    'title: Bread\nurl: https://www.bread-shelf.org\npublisher:\n  name: The Shelf\n',
  );
  write('people/ada.yml', 'name: Ada\n');
  for (let topic = 0; topic < 10; topic += 1)
    write(
      `topics/topic-${topic}.yml`,
      `label: Topic ${topic}\ndescription: What belongs to topic ${topic}.\n`,
    );
  for (let source = 0; source < sources; source += 1)
    write(
      `sources/source-${source}.yml`,
      `kind: observational\nauthors: [Baker A]\ntitle: Study ${source}\ncontainer: Journal\nyear: 2020\npopulation: 20 loaves\nfinding: They rose.\n`,
    );
  for (let each = 0; each < answers; each += 1)
    write(`faq/question-${each}.md`, toAnswer(each, answers, sources));
  for (let each = 0; each < articles; each += 1)
    write(`articles/article-${each}.mdx`, toArticle(each, answers, sources));
}

function toArticle(each: number, answers: number, sources: number): string {
  const sections = Array.from({ length: 7 }, (_, section) => {
    const paragraphs = Array.from(
      { length: 5 },
      (__, paragraph) =>
        `${toParagraph(each * 7 + section * 5 + paragraph, 36)} [@source-${(each * 35 + section * 5 + paragraph) % sources}].`,
    );
    return `## Part ${section} of ${each}\n\n${paragraphs.join('\n\n')}\n`;
  });
  return `---\ntitle: Article ${each}\ndescription: What article ${each} says about dough, the oven and the loaf.\nauthors: [ada]\ntopics: [topic-${each % 10}]\npublished: 2026-02-0${(each % 9) + 1}\nfaq: [question-${each % answers}]\n---\n\n${sections.join('\n')}\n<Callout kind="note">\n${toParagraph(each, 20)}.\n</Callout>\n`;
}

function toAnswer(each: number, answers: number, sources: number): string {
  return `---\nquestion: How does part ${each} go?\ntopic: topic-${each % 10}\nasks:\n  - What about part ${each}?\npublished: 2026-01-0${(each % 9) + 1}\nrelated: [question-${(each + 1) % answers}]\n---\n\n${toParagraph(each, 40)} [@source-${each % sources}].\n\n${toParagraph(each + 7, 60)} See [how part ${(each + 2) % answers} goes](/faq/question-${(each + 2) % answers}/).\n`;
}

/** The number of words in a sentence. */
const perSentence = 12;

function toParagraph(seed: number, length: number): string {
  const all = Array.from(
    { length },
    (_, index) => words[(seed * 7 + index * index + index) % words.length] ?? '',
  );
  const sentences = Array.from({ length: Math.ceil(length / perSentence) }, (_, index) =>
    all.slice(index * perSentence, (index + 1) * perSentence).join(' '),
  );
  return sentences
    .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1))
    .join('. ');
}

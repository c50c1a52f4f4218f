import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How many of each a made site has. */
export interface SiteSize {
  readonly articles: number;
  readonly questions: number;
  readonly topics: number;
  readonly people: number;
  readonly sources: number;
}

const kinds = ['guideline', 'systematic-review', 'randomised-trial', 'observational'] as const;

const words =
  'dough water flour salt oven crust crumb starter yeast night bowl hand fold heat steam stone'.split(
    ' ',
  );

/**
 * Writes a site of this size into a content folder. Half of all belongs to the first topic, has the
 * first person as its author or reviewer, and cites the first source; the rest is spread evenly.
 */
export async function writeLargeSite(content: string, size: SiteSize): Promise<void> {
  const files = new Map([
    [
      'site.yml',
      'title: Bread\nurl: https://bread.example\npublisher:\n  name: The Shelf\nfeedback: hello@bread.example\nlanguage: cy\n',
    ],
    ...number(size.topics, (each) => [
      `topics/topic-${each}.yml`,
      `label: Topic ${each}\ndescription: What belongs to topic ${each}.\n`,
    ]),
    ...number(size.people, (each) => [
      `people/person-${each}.yml`,
      `name: Person ${each}\nbio: Bakes since ${1900 + each}.\n`,
    ]),
    ...number(size.sources, (each) => [
      `sources/source-${each}.yml`,
      `kind: ${kinds[each % kinds.length]}\nauthors: [Baker A, Miller B, Cook C, Smith D]\ntitle: Study ${each} of ${toWords(each, 8)}\ncontainer: Journal of bread\nlanguage: de\nyear: ${2000 + (each % 25)}\ndoi: 10.1000/${each}\npopulation: ${each + 20} loaves\nfinding: They rose with ${toWords(each, 6)}.\n`,
    ]),
    ...number(size.questions, (each) => [
      `faq/question-${each}.md`,
      `---\nquestion: How does part ${each} of ${toWords(each, 4)} go?\ntopic: topic-${choose(each, size.topics)}\npublished: 2026-01-01\nreviewed: { by: person-${choose(each, size.people)}, on: 2026-01-02 }\n---\n\nPart ${each} goes with ${toWords(each, 20)} [@source-${choose(each, size.sources)}].\n`,
    ]),
    ...number(size.articles, (each) => [
      `articles/article-${each}.mdx`,
      `---\ntitle: Article ${each} on ${toWords(each, 4)}\ndescription: What article ${each} says.\nauthors: [person-${choose(each, size.people)}]\ntopics: [topic-${choose(each, size.topics)}]\npublished: 2026-01-01\nfaq: [question-0]\n---\n\n## Part one of ${each}\n\nArticle ${each} tells of ${toWords(each, 30)} [@source-${choose(each, size.sources)}].\n`,
    ]),
  ]);
  for (const folder of ['topics', 'people', 'sources', 'faq', 'articles'])
    await mkdir(join(content, folder), { recursive: true });
  for (const [path, text] of files) await writeFile(join(content, path), text);
}

function number(
  count: number,
  create: (each: number) => [path: string, text: string],
): [path: string, text: string][] {
  return Array.from({ length: count }, (_, each) => create(each));
}

/** The first of them for every second one, and each of the others in turn. */
function choose(each: number, count: number): number {
  return each % 2 === 0 || count === 1 ? 0 : 1 + (((each - 1) / 2) % (count - 1));
}

function toWords(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const word = (seed * 7 + index * index + (seed >> 4) * index) % words.length;
    return words[word] ?? '';
  }).join(' ');
}

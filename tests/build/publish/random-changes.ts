import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export type Random = (below: number) => number;

/**
 * A change that a person might make of a content folder; most leave it without problems, and some
 * do not. Each number makes another one.
 */
type Change = (content: string, random: Random, number: number) => Promise<void>;

const words = ['dough', 'rises', 'slowly', 'Salt', 'Water', 'crumb', 'never', 'the oven', 'Üben'];

const toWords = (random: Random, count: number) =>
  Array.from({ length: count }, () => words[random(words.length)]).join(' ');

/** The names of the files in a folder of the content; none if there is no such folder. */
async function listNames(content: string, folder: string, ending: RegExp): Promise<string[]> {
  const names = await readdir(join(content, folder)).catch(() => []);
  return names.filter((name) => ending.test(name)).sort();
}

const pick = (names: readonly string[], random: Random) => names[random(names.length)];

/** The name of the file of any entry of a folder; undefined if it has none. */
async function pickEntry(content: string, folder: string, random: Random) {
  return pick(await listNames(content, folder, /\.(?:mdx?|yml)$/), random);
}

async function pickId(content: string, folder: string, random: Random): Promise<string> {
  return (await pickEntry(content, folder, random))?.replace(/\.\w+$/, '') ?? '';
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

/** Changes the text of any entry of a folder that has entries. */
const edit =
  (folder: string, change: (text: string, random: Random, number: number) => string): Change =>
  async (content, random, number) => {
    const name = await pickEntry(content, folder, random);
    if (name !== undefined)
      await rewrite(join(content, folder, name), (text) => change(text, random, number));
  };

const replaceField = (folder: string, field: string): Change =>
  edit(folder, (text, random, number) =>
    text.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${toWords(random, 3)} ${number}?`),
  );

/** Adds a paragraph that cites any source. */
const append =
  (folder: string): Change =>
  async (content, random, number) => {
    const source = await pickId(content, 'sources', random);
    await edit(
      folder,
      (text) =>
        `${text.trimEnd()}\n\nWords of change ${number}: ${toWords(random, 6)} [@${source}].\n`,
    )(content, random, number);
  };

/** Changes by name. The first of them are those that a desk tries. */
export const changes: Readonly<Record<string, Change>> = {
  'an answer gets a paragraph': append('faq'),
  'a question is worded anew': replaceField('faq', 'question'),
  'a source gets another title': replaceField('sources', 'title'),
  'a topic gets another label': replaceField('topics', 'label'),
  'a question is new': async (content, random, number) => {
    const [topic, related, cited] = [
      await pickId(content, 'topics', random),
      await pickId(content, 'faq', random),
      await pickId(content, 'sources', random),
    ];
    await writeFile(
      join(content, 'faq', `new-${number}.md`),
      `---\nquestion: Why ${toWords(random, 3)} ${number}?\ntopic: ${topic}\npublished: 2026-0${1 + random(9)}-11\nrelated: [${related}]\n---\n\nBecause ${toWords(random, 9)}. See [another answer](/faq/${related}/) [@${cited}].\n`,
    );
  },
  'a picture is another one': async (content, random) => {
    const name = pick(await listNames(content, 'articles', /\.png$/), random);
    if (name === undefined) return;
    const colour = { r: random(256), g: random(256), b: random(256) };
    await sharp({ create: { width: 900, height: 500, channels: 3, background: colour } })
      .png()
      .toFile(join(content, 'articles', name));
  },
  'an article gets a paragraph': append('articles'),
  'a page gets a paragraph': append('pages'),
  'an article gets another title': replaceField('articles', 'title'),
  'a page gets another title': replaceField('pages', 'title'),
  'a source has found something else': replaceField('sources', 'finding'),
  'a person gets another role': replaceField('people', 'role'),
  'the site gets another tagline': async (content, random) => {
    const tagline = `tagline: ${toWords(random, 4)}.`;
    await rewrite(join(content, 'site.yml'), (text) =>
      /^tagline: /m.test(text)
        ? text.replace(/^tagline: .*$/m, tagline)
        : `${text.trimEnd()}\n${tagline}\n`,
    );
  },
  'a new question goes': async (content, random) => {
    const name = pick(await listNames(content, 'faq', /^new-/), random);
    if (name !== undefined) await rm(join(content, 'faq', name));
  },
  'an entry becomes a draft, or none': edit('faq', (text) =>
    text.includes('draft: true')
      ? text.replace('draft: true\n', '')
      : text.replace('published:', 'draft: true\npublished:'),
  ),
  'an answer moves to another topic': async (content, random, number) => {
    const topic = await pickId(content, 'topics', random);
    await edit('faq', (text) => text.replace(/^topic: .*$/m, `topic: ${topic}`))(
      content,
      random,
      number,
    );
  },
  'nothing changes': async () => undefined,
};

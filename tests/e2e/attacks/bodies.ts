import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent } from '../../../src/check/check.ts';
import type { Diagnostic } from '../../../src/check/diagnostic.ts';
import { toEntry, write } from './entries.ts';
import { payloads } from './payloads.ts';

/** A place within bodies, and how a payload is written there. */
interface Place {
  readonly collection: 'faq' | 'articles' | 'pages';
  readonly toBody: (payload: string) => string;
}

/**
 * Markdown shows what stands behind a backslash as it is; within an attribute, references to
 * characters do that.
 */
const toShown = (payload: string) => payload.replace(/[!-/:-@[-`{-~]/g, '\\$&');
const toAttribute = (payload: string) => payload.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * Where a payload may stand in a body: as it is, as an address, and as words that are only shown.
 */
const places: Readonly<Record<string, Place>> = {
  answers: { collection: 'faq', toBody: (payload) => payload },
  articles: { collection: 'articles', toBody: (payload) => payload },
  pages: { collection: 'pages', toBody: (payload) => payload },
  links: { collection: 'faq', toBody: (payload) => `See [this](<${payload}>).` },
  images: { collection: 'articles', toBody: (payload) => `![Words](<${payload}>)` },
  addresses: {
    collection: 'faq',
    toBody: (payload) => `See [this](<https://elsewhere.example/${toShown(payload)}>).`,
  },
  titles: {
    collection: 'faq',
    toBody: (payload) => `See [this](https://elsewhere.example/ "${toShown(payload)}").`,
  },
  words: {
    collection: 'faq',
    toBody: (payload) => `See [${toShown(payload)}](https://elsewhere.example/).`,
  },
  citations: { collection: 'faq', toBody: (payload) => `So it is said [@${payload}].` },
  headings: { collection: 'articles', toBody: (payload) => `## ${toShown(payload)}` },
  lists: { collection: 'faq', toBody: (payload) => `- ${toShown(payload)}` },
  tables: {
    collection: 'articles',
    toBody: (payload) =>
      `| ${toShown(payload)} | two |\n| --- | --- |\n| ${toShown(payload)} | two |`,
  },
  code: { collection: 'faq', toBody: (payload) => `\`\`\`html\n${payload}\n\`\`\`` },
  languages: { collection: 'faq', toBody: (payload) => `~~~~ ${toShown(payload)}\nText.\n~~~~` },
  callouts: {
    collection: 'articles',
    toBody: (payload) =>
      `<Callout kind="note" title="${toAttribute(payload)}">\n${toShown(payload)}\n</Callout>`,
  },
  figures: {
    collection: 'articles',
    toBody: (payload) =>
      `<Figure caption="${toAttribute(payload)}">\n![${toShown(payload)}](./picture.svg "${toShown(payload)}")\n</Figure>`,
  },
  steps: { collection: 'pages', toBody: (payload) => `<Steps>\n1. ${toShown(payload)}\n</Steps>` },
  questions: { collection: 'pages', toBody: (payload) => `<Faq ids="${toAttribute(payload)}" />` },
};

const endings = { faq: 'md', articles: 'mdx', pages: 'mdx' } as const;
const entries = {
  faq: (body: string) =>
    toEntry({ question: 'Words?', topic: 't-0', published: '2026-01-01' }, body),
  articles: (body: string) =>
    toEntry(
      {
        title: 'Words',
        description: 'Words',
        authors: ['eve'],
        topics: ['t-0'],
        published: '2026-01-01',
      },
      body,
    ),
  pages: (body: string) => toEntry({ title: 'Words', description: 'Words' }, body),
} as const;

/**
 * What the check lets stand, as it is written in bodies, and how many payloads it refused at each
 * place.
 */
export interface Judged {
  readonly bodies: Readonly<Record<Place['collection'], ReadonlyMap<string, readonly string[]>>>;
  readonly refused: Readonly<Record<string, number>>;
}

/**
 * Tries every payload alone at every place of bodies, in a content folder that is right without
 * them.
 */
export function judgeBodies(content: string): Judged {
  const bodies = {
    faq: new Map<string, string[]>(),
    articles: new Map<string, string[]>(),
    pages: new Map<string, string[]>(),
  };
  const refused: Record<string, number> = {};
  for (const [name, { collection, toBody }] of Object.entries(places)) {
    const wrong = judgeFiles(
      content,
      payloads.map((payload, number) => [
        `${collection}/x-${number}.${endings[collection]}`,
        entries[collection](toBody(payload)),
      ]),
    );
    refused[name] = wrong.size;
    payloads.forEach((payload, number) => {
      if (!wrong.has(number))
        bodies[collection].set(payload, [
          ...(bodies[collection].get(payload) ?? []),
          toBody(payload),
        ]);
    });
  }
  return { bodies, refused };
}

/** Which of some files, by their number, the check refuses; they are gone afterwards. */
export function judgeFiles(
  content: string,
  files: readonly (readonly [path: string, text: string])[],
): Set<number> {
  for (const [path, text] of files) write(content, path, text);
  const wrong = new Set(findErrors(content).map(({ path }) => path));
  for (const [path] of files) rmSync(join(content, path));
  return new Set(files.flatMap(([path], number) => (wrong.has(path) ? [number] : [])));
}

/** The errors that the check finds in a content folder. */
export function findErrors(content: string): Diagnostic[] {
  return checkContent(content, { today: '2026-11-23' }).diagnostics.filter(
    ({ severity }) => severity === 'error',
  );
}

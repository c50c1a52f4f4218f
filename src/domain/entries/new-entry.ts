import { toEntryPath, type CollectionName } from '../../schemas/index.ts';
import type { CalendarDate } from '../locale/index.ts';
import { trimEndWhile } from '../text/index.ts';

/**
 * What a new entry says until its author does: each of these is to be replaced, and the checker
 * finds what was not.
 */
export const newEntryWords = {
  answer: 'The answer in one sentence comes first. Then what a reader needs to know besides.',
  articleDescription: 'What the reader learns, in one or two sentences.',
  opening: 'What this is about, and for whom, in one paragraph.',
  heading: 'A heading that says what this part is about',
  part: 'Here stands the text of this part.',
  pageDescription: 'What the page holds, and for whom, in one sentence.',
  page: 'Here stands the text of the page.',
  topicDescription: 'What belongs to this topic, in one sentence.',
  role: 'What this person does here',
  bio: 'A few sentences about this person.',
  author: 'Surname and initials of the author',
  container: 'Name of the journal, book or site',
  population: 'Who or what was studied, and how many.',
  finding: 'What was found, in one sentence.',
} as const;

/** What `npm run new` can write, and the collection of each. */
export const newEntryKinds = {
  faq: 'faq',
  article: 'articles',
  page: 'pages',
  topic: 'topics',
  person: 'people',
  source: 'sources',
} as const satisfies Readonly<Record<string, CollectionName>>;

export type NewEntryKind = keyof typeof newEntryKinds;

/** What a new entry is made of; `topic` is needed by an FAQ entry and `author` by an article. */
export interface NewEntryFacts {
  readonly kind: NewEntryKind;
  /**
   * The title of an article or page, the question of an FAQ entry, the name of a person or topic.
   */
  readonly title: string;
  readonly slug: string;
  readonly today: CalendarDate;
  readonly topic: string | undefined;
  readonly author: string | undefined;
}

/** The fields that a new entry begins with, and its body; a `.yml` file has none. */
interface Template {
  readonly fields: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Writes the text of a new entry: each field below a comment that explains it (from `explain`),
 * then the optional fields. Also returns the path below the content folder.
 */
export function serializeNewEntry(
  facts: NewEntryFacts,
  explain: Readonly<Record<string, string>>,
): { path: string; text: string } {
  const { fields, body } = templates[facts.kind](facts);
  const written = Object.entries(fields).map(
    ([name, value]) => `# ${explain[name] ?? name}\n${name}: ${value}`,
  );
  const others = Object.keys(explain).filter((name) => !Object.hasOwn(fields, name));
  const more = others.map((name) => `#   ${name}: ${explain[name] ?? ''}`);
  const data = [...written, ...(more.length === 0 ? [] : ['# It may also have:', ...more])].join(
    '\n',
  );
  const path = toEntryPath(newEntryKinds[facts.kind], facts.slug);
  return { path, text: body === undefined ? `${data}\n` : `---\n${data}\n---\n\n${body}\n` };
}

/** The title as a question: with the mark at its end that an FAQ entry must have. */
export function formatQuestion(title: string): string {
  return /[?？؟]$/u.test(title) ? title : `${trimEndWhile(title, (sign) => /[.!\s]/u.test(sign))}?`;
}

const templates: Readonly<Record<NewEntryKind, (facts: NewEntryFacts) => Template>> = {
  faq: ({ title, topic, today }) => ({
    fields: {
      question: serializeScalar(formatQuestion(title)),
      topic: topic ?? '',
      asks: '[]',
      published: today,
      draft: 'true',
    },
    body: newEntryWords.answer,
  }),
  article: ({ title, author, topic, today }) => ({
    fields: {
      title: serializeScalar(title),
      description: newEntryWords.articleDescription,
      authors: serializeList(author),
      topics: serializeList(topic),
      published: today,
      draft: 'true',
    },
    body: `${newEntryWords.opening}\n\n## ${newEntryWords.heading}\n\n${newEntryWords.part}`,
  }),
  page: ({ title }) => ({
    fields: {
      title: serializeScalar(title),
      description: newEntryWords.pageDescription,
      draft: 'true',
    },
    body: newEntryWords.page,
  }),
  topic: ({ title }) => ({
    fields: { label: serializeScalar(title), description: newEntryWords.topicDescription },
  }),
  person: ({ title }) => ({
    fields: {
      name: serializeScalar(title),
      role: newEntryWords.role,
      credentials: '[]',
      bio: newEntryWords.bio,
      links: '[]',
    },
  }),
  source: ({ title, today }) => ({
    fields: {
      kind: 'expert-opinion',
      authors: serializeList(newEntryWords.author),
      title: serializeScalar(title),
      container: newEntryWords.container,
      year: today.slice(0, 4),
      population: newEntryWords.population,
      finding: newEntryWords.finding,
    },
  }),
};

function serializeList(only: string | undefined): string {
  return only === undefined ? '[]' : `[${only}]`;
}

/** A line of text as YAML reads it: in quotation marks unless it is plain words. */
function serializeScalar(text: string): string {
  const plain =
    /^\p{L}[\p{L}\p{M}\p{N} ,'’()?!.–-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

import { formatCommand, toSlug } from '../../domain/text/index.ts';
import { newEntryKinds, type NewEntryKind } from '../../domain/entries/index.ts';
import { reservedIds, toPermalink } from '../../domain/addresses/index.ts';
import { resolveToday, getEntryIds, writeEntry } from '../../publish/content/index.ts';
import { formatPath } from '../../publish/project/index.ts';
import { UsageError } from '../arguments.ts';
import type { EntryWords } from '../ask-entry.ts';
import { contentOptions, openContentFolder } from '../publication.ts';
import { defineCommand } from '../command.ts';

const kinds = Object.keys(newEntryKinds).join(', ');
const command = {
  name: 'new',
  describe:
    'Writes a new entry with every field explained. FAQ entries, articles and pages begin as drafts.',
  positionals: {
    placeholder: 'KIND "TITLE"',
    describe: `What to write (${kinds}), and its title, question or name. Without them, on a terminal, it asks.`,
    min: 0,
    max: 2,
  },
  options: {
    ...contentOptions,
    slug: {
      kind: 'string',
      placeholder: 'SLUG',
      describe: 'The last part of its address. Default: made of the title.',
    },
    topic: {
      kind: 'string',
      placeholder: 'ID',
      describe: 'The topic of an FAQ entry or article: a file name in topics/. Default: the first.',
    },
    author: {
      kind: 'string',
      placeholder: 'ID',
      describe: 'The author of an article: a file name in people/. Default: the first.',
    },
  },
} as const;

const publishing = 'When it is ready to be read, write draft: false.';
const stopping = 'Until then, the check says what is left, and the site is not built.';
const nextSteps: Readonly<Record<NewEntryKind, string>> = {
  faq: `write the answer below the second line of hyphens. ${publishing}`,
  article: `fill in the description and write the text below the second line of hyphens. ${publishing}`,
  page: `fill in the description and write the text below the second line of hyphens. ${publishing}`,
  topic: `say in the description what belongs here. ${stopping}`,
  person: `fill in role and bio, and credentials and links where there are some. ${stopping}`,
  source: `fill in every field. ${stopping}`,
};

export const run = defineCommand(command, async ({ values, positionals: [word, words] }) => {
  if (word !== undefined && !isKind(word))
    throw new UsageError(`"${word}" is nothing that can be written. Write one of ${kinds}.`);
  const contentFolder = await openContentFolder(values.content);
  const entry = await complete(
    { kind: word, title: words, topic: values.topic, author: values.author },
    contentFolder,
  );
  if (entry === undefined) return 0;
  const { kind, title } = entry;
  if (title.trim() === '' || /[\r\n]/.test(title))
    throw new UsageError('Write the title on one line, in quotation marks.');
  const facts = {
    kind,
    title: title.trim(),
    slug: parseSlug(kind, title, values.slug),
    today: resolveToday(contentFolder, values.today),
    topic:
      kind === 'faq' || kind === 'article'
        ? createId('topic', entry.topic, await getEntryIds(contentFolder, 'topics'), kind === 'faq')
        : undefined,
    author:
      kind === 'article'
        ? createId('author', entry.author, await getEntryIds(contentFolder, 'people'), true)
        : undefined,
  };
  const path = await writeEntry(contentFolder, facts).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new UsageError(
      `${'path' in error && typeof error.path === 'string' ? error.path : facts.slug} exists. Open that file, or give the new one another name with --slug.`,
    );
  });
  console.log(
    `Wrote ${formatPath(path)}.\nNext: open it and ${nextSteps[kind]} Then run ${formatCommand('check')}.`,
  );
  return 0;
});

/**
 * Asks for missing values on a terminal, and throws a `UsageError` elsewhere; undefined if the
 * person cancels.
 */
async function complete(said: EntryWords, contentFolder: string) {
  const { kind, title } = said;
  if (kind !== undefined && title !== undefined) return { ...said, kind, title };
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY || !output.isTTY)
    throw new UsageError(
      `Write KIND "TITLE", such as: ${formatCommand('new faq "Is it safe?"')} (KIND is one of ${kinds}; --help shows more).`,
    );
  const { askForEntry } = await import('../ask-entry.ts');
  return askForEntry(
    said,
    {
      topics: await getEntryIds(contentFolder, 'topics'),
      people: await getEntryIds(contentFolder, 'people'),
    },
    { input, output },
  );
}

function isKind(kind: string): kind is NewEntryKind {
  return Object.hasOwn(newEntryKinds, kind);
}

function parseSlug(kind: NewEntryKind, title: string, given: string | undefined): string {
  const slug = given ?? toSlug(title);
  if (slug === '')
    throw new UsageError(
      'No address can be made of this title. Choose one with --slug, such as --slug is-it-safe.',
    );
  if (toSlug(slug) !== slug)
    throw new UsageError(
      `--slug takes lower-case letters a to z, digits and hyphens; found "${slug}". Write --slug ${toSlug(slug) || 'is-it-safe'}.`,
    );
  const collection = newEntryKinds[kind];
  if (reservedIds[collection].has(slug))
    throw new UsageError(
      `${toPermalink(collection, slug)} is taken by the site itself. Choose another with --slug.`,
    );
  return slug;
}

/** The requested id, or the first one that exists. */
function createId(
  what: 'topic' | 'author',
  given: string | undefined,
  ids: readonly string[],
  isNeeded: boolean,
): string | undefined {
  const kind = what === 'topic' ? 'topic' : 'person';
  if (given !== undefined && !ids.includes(given))
    throw new UsageError(
      `There is no ${kind} "${given}". ${ids.length > 0 ? `Write one of ${ids.join(', ')}, or make` : 'Make'} it: ${formatCommand(`new ${kind} "Name"`)}`,
    );
  if (given === undefined && isNeeded && ids.length === 0)
    throw new UsageError(
      `There is no ${kind} yet, and this needs one. Make it: ${formatCommand(`new ${kind} "Name"`)}`,
    );
  return given ?? ids[0];
}

import { toEntryPath, toFolder } from '../../schemas/index.ts';
import { parseContent, type Content, readContentFolder } from '../../check/index.ts';
import { bases, toSlug } from '../../domain/text/index.ts';
import {
  ledgerFile,
  reservedIds,
  toPermalink,
  type Renaming,
} from '../../domain/addresses/index.ts';
import { resolveToday } from '../../publish/content/index.ts';
import { writeContent } from '../../publish/journal/index.ts';
import { planRename, type RenamePlan } from '../../publish/rename/index.ts';
import { renameRecords } from '../../publish/reviews/index.ts';
import { findDesignFolder } from '../../publish/project/index.ts';
import { UsageError } from '../arguments.ts';
import { resolveEntryArgument } from '../entry-argument.ts';
import { contentOptions, openContentFolder } from '../publication.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'rename',
  describe:
    'Gives an entry another file name, and with it another address, and mends every reference to it: all or nothing.',
  positionals: {
    placeholder: 'OLD NEW',
    describe: 'An id, such as is-it-safe or faq/is-it-safe, or the path of a file; and the new id.',
    min: 2,
    max: 2,
  },
  options: {
    'dry-run': { kind: 'boolean', describe: 'Says what would change, and writes nothing.' },
    content: contentOptions.content,
    today: {
      kind: 'date',
      describe: 'The day that counts as today. Default: today in the time zone of the site.',
    },
  },
} as const;

export const run = defineCommand(
  command,
  async ({ values, positionals: [old = '', wanted = ''] }) => {
    const contentFolder = await openContentFolder(values.content);
    const today = resolveToday(contentFolder, values.today);
    const files = readContentFolder(contentFolder, {
      withDesign: findDesignFolder(contentFolder) !== undefined,
    });
    const content = parseContent(files, today);
    const entry = resolveEntryArgument(content, contentFolder, old, [
      'articles',
      'faq',
      'pages',
      'topics',
      'people',
      'sources',
    ]);
    if (
      entry.collection === 'site' ||
      entry.collection === 'claims' ||
      entry.collection === 'synonyms'
    )
      throw new UsageError('This file has the one name that it can have.');
    const renaming = {
      collection: entry.collection,
      from: entry.id,
      to: parseNewId(content, entry.collection, entry.id, wanted),
      ids: content.ids[entry.collection],
    };
    const plan = planRename(files, renaming, today);
    const records = await renameRecords(contentFolder, plan.records, renaming);
    if (!values['dry-run']) await writeContent(contentFolder, [...plan.changes, ...records]);
    console.log(formatPlan(plan, renaming, values['dry-run']));
    return 0;
  },
);

/** The new id: it may be written with its folder and its ending, as the old one may. */
function parseNewId(
  content: Content,
  collection: Renaming['collection'],
  old: string,
  wanted: string,
): string {
  const [name = '', folder] = wanted.split(/[\\/]/).reverse();
  const ending = toEntryPath(collection, '').replace(/^.*\./, '.');
  const id = name.endsWith(ending) ? name.slice(0, -ending.length) : name;
  const home = toFolder(collection);
  if (folder !== undefined && `${folder}/` !== home)
    throw new UsageError(`An entry stays in its folder, ${home}. Write the new name alone.`);
  if (id === '' || toSlug(id) !== id)
    throw new UsageError(
      `A name holds lower-case letters a to z, digits and single hyphens; found "${id}". Write ${toSlug(id) || 'a name such as is-it-safe'}.`,
    );
  if (id === old) throw new UsageError(`${toEntryPath(collection, id)} has this name already.`);
  const isReserved =
    reservedIds[collection].has(id) ||
    (collection === 'sources' && bases.some((basis) => basis === id));
  if (isReserved)
    throw new UsageError(`"${id}" means something else on every site. Choose another name.`);
  const path = toEntryPath(collection, id);
  if (content.files.some((file) => file.path === path))
    throw new UsageError(`${path} exists. Choose another name.`);
  return id;
}

function formatPlan(
  { mended, keptReviews, hasImages, isPublished }: RenamePlan,
  { collection, from, to }: Renaming,
  isDry: boolean,
): string {
  const [oldPath, newPath] = [toEntryPath(collection, from), toEntryPath(collection, to)];
  const [oldAddress, newAddress] = [toPermalink(collection, from), toPermalink(collection, to)];
  const reviews = keptReviews === 1 ? '1 review still holds' : `${keptReviews} reviews still hold`;
  return [
    isDry
      ? `${oldPath} would become ${newPath}; nothing was written.`
      : `Renamed ${oldPath} to ${newPath}.`,
    ...(mended.length === 0
      ? ['No other place names it.']
      : mended.map(({ path, places }) => `  ${path}: ${places} place${places === 1 ? '' : 's'}`)),
    ...(keptReviews === 0 ? [] : [`${reviews}: a mended reference is no edit of the words.`]),
    ...(hasImages ? ['Its images keep their names and their place.'] : []),
    isPublished
      ? `Its address is ${newAddress} from the next release on, and ${oldAddress} leads there: ${ledgerFile} says so.`
      : `Its address is ${newAddress}. Nothing leads there from ${oldAddress}, which was never published by what ${ledgerFile} says.`,
  ].join('\n');
}

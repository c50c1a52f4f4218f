import { reservedIds, toPermalink } from '../../domain/addresses/index.ts';
import { toSlug } from '../../domain/text/index.ts';
import { isSettings, imagePathPattern, slugPattern, toEntryPath } from '../../schemas/index.ts';
import type { ContentReads } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import type { RelatedPlace } from '../diagnostic.ts';
import { toImageName, type ContentFile } from '../files/content-folder.ts';

/** No two entries would have the same address. */
export default defineRule({
  name: 'file-name',
  level: 'error',
  summary: 'A file whose name cannot be part of an address.',
  checkFile(file, { content, report }) {
    const message =
      file.role.kind === 'image' ? describeImageName(file.path) : describeEntryName(file, content);
    if (message !== undefined) report(undefined, message, { related: findTwin(file, content) });
  },
});

function describeEntryName(
  { role, path }: ContentFile,
  { getFile }: ContentReads,
): string | undefined {
  if (role.kind !== 'entry' || isSettings(role.collection)) return undefined;
  const { collection, id } = role;
  const ending = path.slice(path.lastIndexOf('.'));
  if (reservedIds[collection].has(id))
    return `The address ${toPermalink(collection, id)} belongs to a page that the site makes itself. Give this file another name, such as "our-${id}${ending}".`;
  if (slugPattern.test(id)) return undefined;
  const slug = toSlug(id);
  const rule =
    'The name becomes part of the address, so it holds only lower-case letters a to z, digits and single hyphens.';
  if (slug === '') return `${rule} Rename it, such as "first-steps${ending}".`;
  const twin =
    getFile(toEntryPath(collection, slug)) !== undefined
      ? ` There is "${slug}${ending}" already; choose another name, or delete one of them.`
      : ` Rename it to "${slug}${ending}".`;
  return rule + twin;
}

/** The file that already has the name which this one should have. */
function findTwin({ role, path }: ContentFile, { getFile }: ContentReads): RelatedPlace[] {
  if (role.kind !== 'entry' || slugPattern.test(role.id)) return [];
  const right = path.replace(/[^/]*(?=\.[^.]*$)/, toSlug(role.id));
  return getFile(right) !== undefined ? [{ path: right, message: 'This file has that name.' }] : [];
}

function describeImageName(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (imagePathPattern.test(`./${name}`)) return undefined;
  return `The name of an image holds only the letters a to z, digits, hyphens, underscores and dots. Rename it to "${toImageName(name)}".`;
}

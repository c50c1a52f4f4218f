import { imagePathPattern } from '../../schemas/image-path.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { collectVisibleImages } from '../site/shown-images.ts';
import { hasUnparsedFields } from '../site/unread.ts';

/** Every image is shown by an entry beside it, if only by a draft. */
export const checkUnusedImages: Rule = (content) => {
  const { entries, files, settings } = content;
  if (settings.getLevel('unused-image') === 'off' || hasUnparsedFields(content)) return [];
  // An image with a name that no text may write must be given another first.
  const images = files
    .filter(
      ({ role, form, path }) =>
        role.kind === 'image' && form === 'file' && imagePathPattern.test(`./${toName(path)}`),
    )
    .map(({ path }) => path);
  const shown = new Set(entries.flatMap(collectVisibleImages).map((path) => path.toLowerCase()));
  const there = new Set(files.map(({ path }) => path.toLowerCase()));
  // An image that is not there is told as such; it may well mean one of these.
  if ([...shown].some((path) => !there.has(path))) return [];
  const unread = entries
    .filter(({ getBodyFacts: getFacts, bodySource }) => bodySource !== '' && !getFacts().isParsed)
    .map(({ bodySource }) => bodySource);
  return images
    .filter(
      (path) =>
        !shown.has(path.toLowerCase()) && !unread.some((source) => source.includes(toName(path))),
    )
    .map((path) =>
      toFinding(
        'unused-image',
        path,
        undefined,
        `No text shows this image. Write ![What it shows](./${toName(path)}) into a text in the same folder, or delete the file.`,
      ),
    );
};

function toName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

import { imagePathPattern } from '../../schemas/index.ts';
import { defineRule } from '../define-rule.ts';
import { collectVisibleImages, hasUnparsedFields } from '../site/references.ts';

/** Every image is shown by an entry beside it, if only by a draft. */
export default defineRule({
  name: 'unused-image',
  defaultLevel: 'warning',
  summary: 'An image that nothing shows.',
  checkSite(content, report) {
    const { entries, files } = content;
    if (hasUnparsedFields(content)) return;
    const shown = new Set(entries.flatMap(collectVisibleImages).map((path) => path.toLowerCase()));
    const there = new Set(files.map(({ path }) => path.toLowerCase()));
    // Another rule reports an image that is not there; it may well mean one of these.
    if ([...shown].some((path) => !there.has(path))) return;
    const unparsed = entries
      .filter((entry) => !entry.getBodyFacts().isParsed && entry.bodySource !== '')
      .map(({ bodySource }) => bodySource);
    for (const { path, role, form } of files) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      // An image with a name that no text may write must be given another first.
      if (role.kind !== 'image' || form !== 'file' || !imagePathPattern.test(`./${name}`)) continue;
      if (!shown.has(path.toLowerCase()) && !unparsed.some((source) => source.includes(name)))
        report(
          path,
          undefined,
          `No text shows this image. Write ![What it shows](./${name}) into a text in the same folder, or delete the file.`,
        );
    }
  },
});

import { downloadPathPattern } from '../../schemas/index.ts';
import { defineRule } from '../define-rule.ts';

/** Every file for download is offered by an entry beside it, if only by a draft. */
export default defineRule({
  name: 'unused-download',
  defaultLevel: 'warning',
  summary: 'A file for download that no text offers.',
  checkSite({ entries, files }, report) {
    const downloads = files.filter(({ role, form }) => role.kind === 'download' && form === 'file');
    if (downloads.length === 0) return;
    const offered = new Set(
      entries.flatMap((entry) => {
        const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
        return entry
          .getBodyFacts()
          .linkAddresses.flatMap((address) =>
            downloadPathPattern.test(address) ? [`${folder}${address.slice(2)}`.toLowerCase()] : [],
          );
      }),
    );
    // A text that cannot be read may offer any of them.
    const isUnread = entries.some(
      (entry) => !entry.getBodyFacts().isParsed && entry.bodySource !== '',
    );
    for (const { path } of isUnread ? [] : downloads)
      if (!offered.has(path.toLowerCase()))
        report(
          path,
          undefined,
          `No text offers this file, so it is not published. Write [words](./${path.slice(path.lastIndexOf('/') + 1)}) into a text in the same folder, or move it out of the content folder; to make an entry of a document, import it.`,
        );
  },
});

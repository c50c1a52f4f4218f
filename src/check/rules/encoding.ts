import { defineRule } from '../define-rule.ts';

const remedy =
  'Save the file again as UTF-8: most editors offer it as "Save with encoding" or in "Save as".';

export default defineRule({
  name: 'encoding',
  level: 'error',
  summary: 'A file that is not saved as UTF-8.',
  checkFile(_file, { source, report }) {
    if (source === undefined || source.encoding === 'utf-8') return;
    if (source.encoding === 'utf-16') {
      report(undefined, `This file is saved as UTF-16, and UTF-8 is expected. ${remedy}`);
      return;
    }
    const { firstInvalid: start } = source;
    const message = `This character is not UTF-8; the file was saved in another encoding, such as Windows-1252. ${remedy}`;
    report(start === undefined ? undefined : { start, end: start + 1 }, message);
  },
});

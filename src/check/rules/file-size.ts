import { defineRule } from '../define-rule.ts';
import { sizeLimits } from '../files/content-folder.ts';

/** No file is larger than what a reader would wait for. */
export default defineRule({
  name: 'file-size',
  level: 'error',
  summary: 'A file that is too large.',
  checkFile({ role, size }, { report }) {
    if (role.kind !== 'image' && role.kind !== 'entry') return;
    const limit = role.kind === 'image' ? sizeLimits.image : sizeLimits.text;
    const advice =
      role.kind === 'image'
        ? 'Save it with fewer pixels; 2,000 across are enough.'
        : 'Split it into several entries, and keep images in files of their own.';
    if (size > limit)
      report(
        undefined,
        `This file has ${size.toLocaleString('en')} bytes, and at most ${limit.toLocaleString('en')} are allowed. ${advice}`,
      );
  },
});

import { defineRule } from '../define-rule.ts';
import { sizeLimits } from '../files/content-folder.ts';

/** No file is larger than what a reader would wait for. */
export default defineRule({
  name: 'file-size',
  level: 'error',
  summary: 'A file that is too large.',
  checkFile({ role, size }, { report }) {
    if (role.kind !== 'image' && role.kind !== 'entry' && role.kind !== 'download') return;
    const [limit, advice] = {
      image: [sizeLimits.image, 'Save it with fewer pixels; 2,000 across are enough.'] as const,
      entry: [
        sizeLimits.text,
        'Split it into several entries, and keep images in files of their own.',
      ] as const,
      download: [sizeLimits.download, 'Save it smaller, or split it into parts.'] as const,
    }[role.kind];
    if (size > limit)
      report(
        undefined,
        `This file has ${size.toLocaleString('en')} bytes, and at most ${limit.toLocaleString('en')} are allowed. ${advice}`,
      );
  },
});

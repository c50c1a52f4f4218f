import { sizeLimits } from '../files/content-folder.ts';
import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** No file is larger than what a reader would wait for. */
export const checkFileSize: Rule = ({ files }) =>
  files.flatMap(({ path, role, size }) => {
    if (role.kind !== 'image' && role.kind !== 'entry') return [];
    const limit = role.kind === 'image' ? sizeLimits.image : sizeLimits.text;
    if (size <= limit) return [];
    const advice =
      role.kind === 'image'
        ? 'Save it with fewer pixels; 2,000 across are enough.'
        : 'Split it into several entries, and keep images in files of their own.';
    return [
      toError(
        'file-size',
        path,
        undefined,
        `This file has ${size.toLocaleString('en')} bytes, and at most ${limit.toLocaleString('en')} are allowed. ${advice}`,
      ),
    ];
  });

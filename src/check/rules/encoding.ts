import { createLineIndex } from '../files/line-index.ts';
import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

const remedy =
  'Save the file again as UTF-8: most editors offer it as "Save with encoding" or in "Save as".';

/** Every text is UTF-8. */
export const checkEncoding: Rule = ({ texts }) =>
  [...texts].flatMap(([path, { text, encoding, firstInvalid: firstFault }]) => {
    if (encoding === 'utf-8') return [];
    if (encoding === 'utf-16')
      return [
        toError(
          'encoding',
          path,
          undefined,
          `This file is saved as UTF-16, and UTF-8 is expected. ${remedy}`,
        ),
      ];
    const place =
      firstFault === undefined
        ? undefined
        : createLineIndex(text).toPlace(firstFault, firstFault + 1);
    return [
      toError(
        'encoding',
        path,
        place,
        `This character is not UTF-8; the file was saved in another encoding, such as Windows-1252. ${remedy}`,
      ),
    ];
  });

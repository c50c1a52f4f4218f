import { parseImageSize } from '../files/image-extent.ts';
import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

const signatures: Readonly<Record<string, (head: string) => boolean>> = {
  png: (head) => head.startsWith('\x89PNG\r\n\x1a\n'),
  jpg: (head) => head.startsWith('\xff\xd8\xff'),
  jpeg: (head) => head.startsWith('\xff\xd8\xff'),
  gif: (head) => /^GIF8[79]a/.test(head),
  webp: (head) => /^RIFF[^]{4}WEBP/.test(head),
  avif: (head) => /^[^]{4}ftyp[^]*avi[fs]/.test(head),
};

const endings: Readonly<Record<string, string>> = {
  png: 'png',
  jpg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
};

const damaged = 'It may be damaged. Save it again from the program that made it.';

/** An image is of the kind that its ending says. */
export const checkImageFile: Rule = ({ files }) =>
  files.flatMap(({ path, role, form, bytes, size }) => {
    if (role.kind !== 'image' || form !== 'file') return [];
    if (size === 0)
      return [
        toError('image-file', path, undefined, 'This image is empty. Save it again, or delete it.'),
      ];
    const isRight = signatures[role.format];
    const head = bytes.subarray(0, 64).toString('latin1');
    if (isRight === undefined || head === '') return [];
    if (isRight(head))
      return parseImageSize(role.format, bytes) === undefined
        ? [
            toError(
              'image-file',
              path,
              undefined,
              `This ${role.format} image does not say how large it is. ${damaged}`,
            ),
          ]
        : [];
    const real = Object.keys(endings).find((format) => signatures[format]?.(head));
    const advice =
      real === undefined ? damaged : `It is a ${real} image. Change its ending to .${real}.`;
    return [
      toError(
        'image-file',
        path,
        undefined,
        `This file ends in .${role.format}, but it is no ${role.format} image. ${advice}`,
      ),
    ];
  });

import { defineRule } from '../define-rule.ts';
import { parseImageSize } from '../files/image-size.ts';

const signatures: Readonly<Record<string, (head: string) => boolean>> = {
  png: (head) => head.startsWith('\x89PNG\r\n\x1a\n'),
  jpg: (head) => head.startsWith('\xff\xd8\xff'),
  jpeg: (head) => head.startsWith('\xff\xd8\xff'),
  gif: (head) => /^GIF8[79]a/.test(head),
  webp: (head) => /^RIFF[^]{4}WEBP/.test(head),
  avif: (head) => /^[^]{4}ftyp[^]*avi[fs]/.test(head),
};

const endings = ['png', 'jpg', 'gif', 'webp', 'avif'];
const damaged = 'It may be damaged. Save it again from the program that made it.';

export default defineRule({
  name: 'image-file',
  level: 'error',
  summary: 'An image file that is damaged or of another kind than its ending says.',
  checkFile({ role, form, bytes, size }, { report }) {
    if (role.kind !== 'image' || form !== 'file') return;
    const isRight = signatures[role.format];
    const head = bytes.subarray(0, 64).toString('latin1');
    if (size === 0) report(undefined, 'This image is empty. Save it again, or delete it.');
    else if (isRight === undefined || head === '') return;
    else if (!isRight(head)) {
      const real = endings.find((ending) => signatures[ending]?.(head));
      const advice =
        real === undefined ? damaged : `It is a ${real} image. Change its ending to .${real}.`;
      const message = `This file ends in .${role.format}, but it is no ${role.format} image. ${advice}`;
      report(undefined, message);
    } else if (parseImageSize(role.format, bytes) === undefined)
      report(undefined, `This ${role.format} image does not say how large it is. ${damaged}`);
  },
});

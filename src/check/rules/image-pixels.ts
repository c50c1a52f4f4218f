import { defineRule } from '../define-rule.ts';
import { parseImageSize, pixelLimits } from '../files/image-size.ts';

const format = new Intl.NumberFormat('en');

/** A small file can decompress to gigabytes. */
export default defineRule({
  name: 'image-pixels',
  level: 'error',
  summary: 'An image with more pixels than a build has room for.',
  checkFile({ role, bytes }, { report }) {
    const size = role.kind === 'image' ? parseImageSize(role.format, bytes) : undefined;
    if (size === undefined) return;
    const { width, height } = size;
    if (width * height <= pixelLimits.pixels && Math.max(width, height) <= pixelLimits.side) return;
    const limits = `at most ${format.format(pixelLimits.pixels)} are allowed, and ${format.format(pixelLimits.side)} along a side`;
    const message = `This image has ${format.format(width)} × ${format.format(height)} pixels; ${limits}. Save it with fewer; 2,000 across are enough.`;
    report(undefined, message);
  },
});

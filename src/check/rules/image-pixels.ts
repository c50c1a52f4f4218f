import { pixelLimits, parseImageSize } from '../files/image-extent.ts';
import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

const format = new Intl.NumberFormat('en');

/** No image has more pixels than a build has room for; a small file can unfold to gigabytes. */
export const checkImagePixels: Rule = ({ files }) =>
  files.flatMap(({ path, role, bytes }) => {
    const extent = role.kind === 'image' ? parseImageSize(role.format, bytes) : undefined;
    if (extent === undefined) return [];
    const { width, height } = extent;
    if (width * height <= pixelLimits.pixels && Math.max(width, height) <= pixelLimits.side)
      return [];
    const limits = `at most ${format.format(pixelLimits.pixels)} are allowed, and ${format.format(pixelLimits.side)} along a side`;
    return [
      toError(
        'image-pixels',
        path,
        undefined,
        `This image has ${format.format(width)} × ${format.format(height)} pixels; ${limits}. Save it with fewer; 2,000 across are enough.`,
      ),
    ];
  });

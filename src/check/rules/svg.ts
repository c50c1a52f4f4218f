import { cleanSvg } from '../../domain/svg/index.ts';
import { defineRule } from '../define-rule.ts';

/**
 * The most findings in one image; the remedy, to save it as plain SVG, is usually the same for all.
 */
const mostOfOne = 100;

/** Opened by itself an SVG image is a page, so that it could run code on this site. */
export default defineRule({
  name: 'svg',
  level: 'error',
  summary: 'An SVG image that is more than a picture.',
  checkFile({ role }, { source, report }) {
    if (role.kind !== 'image' || role.format !== 'svg') return;
    // Another rule reports other encodings than UTF-8.
    if (source === undefined || source.encoding === 'utf-16') return;
    for (const { start, end, found, remedy } of cleanSvg(source.text).findings.slice(0, mostOfOne))
      report({ start, end }, `${found} ${remedy}`);
  },
});

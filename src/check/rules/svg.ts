import { cleanSvg } from '../../domain/images/svg/index.ts';
import { createLineIndex } from '../files/line-index.ts';
import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** So many problems of one image are told; the remedy, to save it as plain SVG, is mostly the same for all. */
const mostOfOne = 100;

/** An SVG image is a picture and nothing else. Opened by itself it is a page, so that it could run code on this site. */
export const checkSvg: Rule = ({ files, texts }) =>
  files.flatMap(({ path, role }) => {
    const source = role.kind === 'image' && role.format === 'svg' ? texts.get(path) : undefined;
    // Of other encodings than UTF-8 the rule of that name tells.
    if (source === undefined || source.encoding === 'utf-16') return [];
    const { findings } = cleanSvg(source.text);
    const lines = createLineIndex(source.text);
    return findings
      .slice(0, mostOfOne)
      .map(({ start, end, found, remedy }) =>
        toError('svg', path, lines.toPlace(start, end), `${found} ${remedy}`),
      );
  });

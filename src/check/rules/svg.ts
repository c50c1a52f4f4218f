import { createLineIndex } from '../files/line-index.ts';
import { toError } from '../problem.ts';
import type { Rule } from '../rule.ts';

/** What makes an SVG more than a picture. Opened by itself it is a page, so that it would run code on this site. */
const patterns: readonly { readonly pattern: RegExp; readonly says: string }[] = [
  { pattern: /<(?:[\w-]+:)?(?:script|handler|listener)\b/gi, says: 'a script' },
  { pattern: /[\s"'/]on[a-z]+\s*=/gi, says: 'an event attribute (on…), which runs code' },
  { pattern: /<(?:[\w-]+:)?(?:foreignObject|iframe|object|embed|audio|video|annotation-xml)\b/gi, says: 'a foreign object' },
  { pattern: /<!(?:DOCTYPE|ENTITY)/gi, says: 'a document type or an entity' },
  { pattern: /<\?xml-stylesheet/gi, says: 'a style sheet of another file' },
  { pattern: /(?:java|vb)script\s*:/gi, says: 'an address that runs code' },
  { pattern: /\bhref\s*=\s*(?:"(?!#|data:image\/(?:png|jpe?g|gif|webp);)[^"]*"|'(?!#|data:image\/(?:png|jpe?g|gif|webp);)[^']*')/gi, says: 'a link to another file or site' },
  { pattern: /@import|url\(\s*["']?(?!\s*["']?(?:#|data:image\/(?:png|jpe?g|gif|webp);))/gi, says: 'an address of another file or site' },
  { pattern: /<(?:[\w-]+:)?(?:set|animate)\b[^<>]*attributeName\s*=\s*["'](?:[\w-]+:)?(?:href|on)/gi, says: 'an animation that changes a link' },
];

/** So many of a kind are told; the one mend, to save the image as plain SVG, is the same for all. */
const mostOfAKind = 100;

/** An SVG image is a picture and nothing else. */
export const checkSvg: Rule = ({ files, texts }) =>
  files.flatMap(({ path, role }) => {
    const source = role.kind === 'image' && role.format === 'svg' ? texts.get(path) : undefined;
    if (source === undefined) return [];
    const text = decodeReferences(source.text);
    if (!/<(?:[\w-]+:)?svg\b/.test(text)) return [toError('svg', path, undefined, 'This file ends in .svg, but it is no SVG image. Save it again from the program that made it.')];
    const lines = createLineIndex(text);
    return patterns.flatMap(({ pattern, says }) =>
      [...text.matchAll(pattern).take(mostOfAKind)].map((match) =>
        toError('svg', path, lines.toPlace(match.index, match.index + match[0].length), `This image holds ${says}. Save it as a plain SVG, or as PNG.`),
      ),
    );
  });

/** Resolves character references, behind which an address could hide. Lines stay; columns behind one move left. */
function decodeReferences(text: string): string {
  return text.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));?|&(?:tab|newline|colon);/gi, (whole, hex?: string, decimal?: string) => {
    if (hex === undefined && decimal === undefined) return /colon/i.test(whole) ? ':' : '';
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : '';
  });
}

import type { Passage } from '../../../document.ts';
import { decodeEntities } from '../entities.ts';
import { isReadable, keys } from '../fields/keys.ts';
import { toTexts } from '../fields/texts.ts';
import type { FrontMatter } from '../front-matter.ts';
import { readPassages } from '../passages.ts';

/** The words of front matter that a person reads: values that are no addresses, days, paths or switches of the system. */
export function readFieldPassages({
  values,
  source,
  fault,
  lineOf,
  bodyLine,
}: FrontMatter): Passage[] {
  if (fault !== undefined) return readLines(source, bodyLine - source.length - 1);
  return Object.entries(values).flatMap(([key, value]) => {
    const line = lineOf(key);
    const isMarkdown = keys.questions.some((name) => name === key);
    return toTexts(value).flatMap((text) => {
      if (isMarkdown) return readPassages(text, line).map(({ words }) => ({ line, words }));
      const words = toWords(decodeEntities(text));
      const isWords = isReadable(key)
        ? !isPath(text)
        : /\s/.test(words) &&
          !/^\d{4}-|^[A-Za-z]{3,9} \d|^\d{1,2} [A-Za-z]/.test(text) &&
          key !== 'permalink';
      return isWords && /[\p{L}\p{N}]/u.test(words) ? [{ line, words }] : [];
    });
  });
}

/** Where the whole is wrong, every line counts: what stands behind its name, or all of it. */
function readLines(source: readonly string[], firstLine: number): Passage[] {
  return source.flatMap((text, at) => {
    const [, key, value = text] = /^\s*"?([A-Za-z_][\w-]*)"?\s*[:=]\s*(.*)$/.exec(text) ?? [];
    const words = key !== undefined && !isReadable(key) ? '' : toWords(value);
    return /[\p{L}\p{N}]/u.test(words) && !isPath(value) ? [{ line: at + firstLine, words }] : [];
  });
}

function toWords(text: string): string {
  return text
    .replace(/\bhttps?:\/\/\S+/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether the text is the path or name of a file, or a number that a system counts with. */
function isPath(text: string): boolean {
  const plain = text.trim().replace(/^["']|["'],?$/g, '');
  if (/\s/.test(plain)) return false;
  const [slash, dot] = [plain.indexOf('/'), plain.lastIndexOf('.')];
  if (slash >= 0 && slash < dot && /^\w{2,5}$/.test(plain.slice(dot + 1))) return true;
  return /^[\w./-]+\.(?:png|jpe?g|webp|avif|gif|svg|mp3|mp4|pdf)$|^\.{0,2}\//i.test(plain);
}

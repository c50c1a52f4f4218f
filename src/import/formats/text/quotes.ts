import type { Line } from './lines.ts';

const attribution = /^[—–―-]{1,2}\s*\p{Lu}/u;

/** The lines of a quote without the signs before them; a line that holds nothing else is an empty one. */
export function toQuoted(lines: readonly Line[]): Line[] {
  const quoted: Line[] = [];
  let gap = 0;
  for (const line of lines) {
    const rest = line.text.slice(1);
    const text = rest.trim();
    if (text === '') {
      gap += 1;
      continue;
    }
    quoted.push({ number: line.number, indent: rest.length - rest.trimStart().length, text, gap });
    gap = 0;
  }
  return quoted;
}

/** A paragraph in quotation marks and who said it; undefined where it is none. The name may stand at its end or below it. */
export function readQuote(
  text: string,
  below: string | undefined,
): { readonly quote: string; readonly name: string; readonly isBelow: boolean } | undefined {
  if (!/^["“„»«]/.test(text)) return undefined;
  const end = Math.max(...['"', '”', '“', '«', '»'].map((sign) => text.lastIndexOf(sign)));
  if (end < 20) return undefined;
  const quote = text.slice(0, end + 1);
  const rest = text.slice(end + 1).trim();
  if (isAttribution(rest)) return { quote, name: rest, isBelow: false };
  return rest === '' && below !== undefined && isAttribution(below)
    ? { quote, name: below, isBelow: true }
    : undefined;
}

function isAttribution(text: string): boolean {
  return text.length <= 80 && attribution.test(text);
}

import { judgeDoi } from '../schemas/index.ts';

/** No DOI is longer than this; what is, is none and is not worth the search. */
const longest = 2000;

/**
 * The DOI in a text, from "10." on: `doi:10.1000/1`, `https://doi.org/10.1000/1` and the DOI alone
 * are read. Undefined if the text is none. The form is that of the DOI handbook,
 * https://doi.org/10.1000/182.
 */
export function parseDoi(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const isAddress = /^https?:/i.test(text.trim());
  const bare = text.trim().replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i, '');
  const doi = (isAddress ? decode(bare) : bare).replace(/[.,;]+$/, '');
  return /^10\.\d{4,9}\/[^\s\p{C}]+$/u.test(doi) && judgeDoi(doi) === undefined ? doi : undefined;
}

/**
 * The number in PubMed in a text: `pmid:31892357`, the address of its page, or the number alone.
 */
export function parsePmid(text: string): number | undefined {
  const digits =
    /^(?:pmid:?\s*|https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/)?([1-9]\d{0,8})\/?$/i.exec(
      text.trim(),
    )?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A DOI for comparing: capital and small letters are the same in it. */
export function normalizeDoi(doi: string): string {
  return (parseDoi(doi) ?? doi).toLowerCase();
}

/** The address of a work in PubMed. */
export function toPubMedAddress(pmid: number | string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

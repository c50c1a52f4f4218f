/** What a word tells where nothing is known of how rare it is. */
const anyWord = 3;

/** How much the counts of words tell on a site of so many pages, from 0 to 1: on a small one words are rare or frequent by chance. */
export function toSampleConfidence(pages: number): number {
  return pages / (pages + 50);
}

/**
 * What a word tells that stands on `count` of so many pages: the inverse document frequency of BM25
 * (https://en.wikipedia.org/wiki/Okapi_BM25), raised so that one rare word tells more than two that are half as rare.
 */
export function toIdf(count: number, pages: number): number {
  const rarity = Math.log(1 + (Math.max(0, pages - count) + 0.5) / (count + 0.5)) ** 1.5;
  return anyWord + (rarity - anyWord) * toSampleConfidence(pages);
}

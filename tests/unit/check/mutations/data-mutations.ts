import type { Mutation } from './mutation.ts';
import { misspell } from './random-choice.ts';

const faq = /^faq\//;
const article = /^articles\/.*mdx$/;
const source = /^sources\//;

/** Slips in fields and values that YAML can read. */
export const dataMutations: readonly Mutation[] = [
  { name: 'a misspelt field that is needed', rule: 'schema', in: faq, find: /^(?:question|topic|published)(?=:)/gm, write: ([word], random) => misspell(word, random) },
  { name: 'a misspelt field that may be left out', rule: 'schema', in: faq, find: /^(?:related|updated|order|asks)(?=:)/gm, write: ([word], random) => misspell(word, random) },
  { name: 'a misspelt field of a source', rule: 'schema', in: source, find: /^(?:kind|authors|title|container|year|population|finding|locator)(?=:)/gm, write: ([word], random) => misspell(word, random) },
  { name: 'a misspelt field within a field', rule: 'schema', in: article, find: /(?<=^ {2})(?:src|alt)(?=: )/gm, write: ([word]) => `${word}s` },
  { name: 'a field of another collection', rule: 'schema', in: faq, find: /^topic:/gm, write: () => 'title: Bread\ntopic:' },
  { name: 'a missing question', rule: 'schema', in: faq, find: /^question:.*\n/gm, write: () => '', at: 'first-line' },
  { name: 'a missing title', rule: 'schema', in: article, find: /^title:.*\n/gm, write: () => '', at: 'first-line' },
  { name: 'a missing finding', rule: 'schema', in: source, find: /^finding:.*\n/gm, write: () => '', at: 'first-line' },
  { name: 'a missing label', rule: 'schema', in: /^topics\//, find: /^label:.*\n/gm, write: () => '', at: 'first-line' },
  { name: 'a field without a value', rule: 'schema', in: /^(?:faq|articles|pages)\/.*mdx?$/, find: /^(question|title|description|published): .*?(?=\r?$)/gm, write: ([, name]) => `${name}:` },
  { name: 'a word for a number', rule: 'schema', in: /^(?:faq|topics|pages)\//, find: /^order: .*?(?=\r?$)/gm, write: () => 'order: ten' },
  { name: 'a word for true or false', rule: 'schema', in: faq, find: /^topic:(?![^]*^draft:)/gm, write: () => 'draft: perhaps\ntopic:' },
  { name: 'a word for a list', rule: 'schema', in: article, find: /^topics: .*?(?=\r?$)/gm, write: () => 'topics: topic-1' },
  { name: 'a list for a word', rule: 'schema', in: faq, find: /^topic: (.*?)(?=\r?$)/gm, write: ([, value]) => `topic: [${value}]` },
  { name: 'a number for a name', rule: 'schema', in: /^people\//, find: /^name: .*$/gm, write: () => 'name: 42' },
  { name: 'a misspelt kind of evidence', rule: 'schema', in: source, find: /(?<=^kind: )[a-z-]+/gm, write: ([word], random) => misspell(word, random) },
  { name: 'a year in words', rule: 'schema', in: source, find: /^year: .*$/gm, write: () => 'year: nineteen' },
  { name: 'a year of two digits', rule: 'schema', in: source, find: /^year: .*$/gm, write: () => 'year: 98' },
  { name: 'a DOI with its address', rule: 'schema', in: source, find: /^doi: /gm, write: () => 'doi: https://doi.org/' },
  { name: 'a PubMed number with letters', rule: 'schema', in: source, find: /^pmid: /gm, write: () => 'pmid: PM' },
  { name: 'an address without https', rule: 'schema', in: source, find: /^url: https/gm, write: () => 'url: http' },
  { name: 'the 30th of February', rule: 'schema', in: /^(?:faq|articles)\/.*mdx?$/, find: /^published: .*?(?=\r?$)/gm, write: () => 'published: 2026-02-30' },
  { name: 'a thirteenth month', rule: 'schema', in: /^(?:faq|articles)\/.*mdx?$/, find: /^(published|updated): .*?(?=\r?$)/gm, write: ([, name]) => `${name}: 2026-13-01` },
  { name: 'a date in another order', rule: 'schema', in: /^(?:faq|articles)\/.*mdx?$/, find: /^(published|updated): .*?(?=\r?$)/gm, write: ([, name]) => `${name}: 12/03/2026` },
  { name: 'a date in words', rule: 'schema', in: /^(?:faq|articles)\/.*mdx?$/, find: /^(published|updated): .*?(?=\r?$)/gm, write: ([, name]) => `${name}: 12 March 2026` },
  { name: 'a day of update before the first', rule: 'date-order', in: /^(?:faq|articles)\/.*mdx?$/, find: /^updated: .*?(?=\r?$)/gm, write: () => 'updated: 2025-03-02' },
  { name: 'a day of update to come', rule: 'date-order', in: /^(?:faq|articles)\/.*mdx?$/, find: /^updated: .*?(?=\r?$)/gm, write: () => 'updated: 2026-11-02' },
  { name: 'a question without its mark', rule: 'schema', in: faq, find: /(?<=^question: .*)\?(?=["']?\r?$)/gm, write: () => '.' },
  { name: 'a description of one word', rule: 'description-length', in: article, find: /^description: .*?(?=\r?$)/gm, write: () => 'description: Notes.' },
  { name: 'a misspelt topic', rule: 'reference', in: faq, find: /(?<=^topic: )topic/gm, write: ([word], random) => misspell(word, random) },
  { name: 'a misspelt author', rule: 'reference', in: article, find: /(?<=^(?: {2}- |authors: \[))person(?=-)/gm, write: ([word], random) => misspell(word, random) },
  { name: 'a misspelt related entry', rule: 'reference', in: /^(?:faq|articles)\/.*mdx?$/, find: /(?<=^related: \[)[a-z]{3,}/gm, write: ([word], random) => misspell(word, random) },
  { name: 'a misspelt question below an article', rule: 'reference', in: article, find: /(?<=^ {2}- (?:how|where|which|what)-)[a-z]{3,}/gm, write: ([word], random) => misspell(word, random) },
  { name: 'the same topic twice', rule: 'reference', in: article, find: /^topics: \[(topic-\d+), topic-\d+\]/gm, write: ([, first]) => `topics: [${first}, ${first}]` },
  { name: 'a cover that is not there', rule: 'image', in: article, find: /(?<=^ {2}src: .\/)picture/gm, write: () => 'photograph' },
  { name: 'a cover without words', rule: 'schema', in: article, find: /^ {2}alt: .*\n/gm, write: () => '', at: -2 },
  { name: 'a level for a rule that does not exist', rule: 'schema', in: /^site\.yml$/, find: /^evidence:/gm, write: () => 'rules:\n  link-words: error\nevidence:', at: 1 },
  { name: 'a time zone that does not exist', rule: 'schema', in: /^site\.yml$/, find: /(?<=^timeZone: .*)Berlin$/gm, write: () => 'Berlim' },
  { name: 'a link of the navigation to no page', rule: 'link', in: /^site\.yml$/, find: /to: \/about\//g, write: () => 'to: /abuot/' },
];

import type { Mutation } from './mutation.ts';

const faq = /^faq\//;
const both = /^(?:faq|articles)\/.*mdx?$/;

/** Slips by which YAML cannot be read, or not as it is meant. */
export const yamlMutations: readonly Mutation[] = [
  { name: 'a tab before a line', rule: 'yaml', in: both, find: /^ {2}(?=- [a-z])/gm, write: () => '\t' },
  { name: 'a quote that is not closed', rule: 'yaml', in: both, find: /(?<=^(?:question|title|description): ".*)"(?=\r?$)/gm, write: () => '' },
  { name: 'a single quote that is not closed', rule: 'yaml', in: both, find: /(?<=^(?:question|title|published): '.*)'(?=\r?$)/gm, write: () => '' },
  { name: 'a missing colon', rule: 'yaml', in: faq, find: /^(topic|published):/gm, write: ([, name = '']) => name },
  { name: 'no space behind a colon', rule: 'yaml', in: faq, find: /^(topic|published): /gm, write: ([, name]) => `${name}:` },
  { name: 'a line one space to the right', rule: 'yaml', in: faq, find: /^(?=published:)/gm, write: () => ' ' },
  { name: 'a field twice', rule: 'yaml', in: both, find: /^published: .*\n/gm, write: ([line]) => line + line, at: 1 },
  { name: 'a colon within a value', rule: 'yaml', in: /^sources\//, find: /(?<=^title: A survey)(?= of)/gm, write: () => ': a story' },
  { name: 'a value that begins with an at sign', rule: 'yaml', in: both, find: /(?<=^title: |^question: )(?=[A-Z])/gm, write: () => '@' },
  { name: 'a value that begins with a backquote', rule: 'yaml', in: both, find: /(?<=^title: |^question: )(?=[A-Z])/gm, write: () => '`' },
  { name: 'a value that begins with a star', rule: 'yaml', in: faq, find: /(?<=^topic: )/gm, write: () => '*' },
  { name: 'a value that begins with an exclamation mark', rule: 'yaml', in: faq, find: /(?<=^topic: )/gm, write: () => '!' },
  { name: 'a bracket that is not closed', rule: 'yaml', in: both, find: /(?<=^related: \[.*)\](?=\r?$)/gm, write: () => '' },
  { name: 'a number of another form', rule: 'yaml', in: faq, find: /^order: .*?(?=\r?$)/gm, write: () => 'order: 0x1f' },
  { name: 'a list on the line of its field', rule: 'yaml', in: /^(?:faq|articles)\/.*mdx?$/, find: /^(related|faq|authors):\r?\n {2}(?=- )/gm, write: ([, name]) => `${name}: ` },
  { name: 'front matter that does not end', rule: 'front-matter', in: both, find: /^---(?=\r?\n\r?\n)/gm, write: () => '', at: 'first-line' },
  { name: 'front matter that does not begin', rule: 'front-matter', in: both, find: /^---\r?\n(?=question|title)/gm, write: () => '' },
  { name: 'front matter behind a line of text', rule: 'front-matter', in: both, find: /^---(?=\r?\n(?:question|title))/gm, write: () => 'Draft\n---', at: 'first-line' },
  { name: 'front matter that ends with a line of text', rule: 'front-matter', in: both, find: /^---(?=\r?\n\r?\n)/gm, write: () => '--- end' },
  { name: 'front matter of another language', rule: 'front-matter', in: faq, find: /^---(\r?\nquestion[^]*?\n)---/g, write: ([, inner]) => `+++${inner}+++` },
];

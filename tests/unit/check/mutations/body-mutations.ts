import type { Mutation } from './mutation.ts';
import { misspell } from './random-choice.ts';

const article = /^articles\/.*mdx$/;
const faq = /^faq\//;
const both = /^(?:faq|articles)\/.*mdx?$/;
/** The beginning of a paragraph of the body. */
const paragraph = /(?<=\n\r?\n)(?=[A-Z][^\r\n]*\.\r?\n)/g;

/** Slips in headings, links, citations and images. */
export const bodyMutations: readonly Mutation[] = [
  { name: 'a link to a page that is not there', rule: 'link', in: both, find: /\]\(\/about\/\)/g, write: () => '](/nowhere-at-all/)' },
  { name: 'a link with a slip', rule: 'link', in: both, find: /(?<=\]\(\/)about(?=\/\))/g, write: ([word], random) => misspell(word, random) },
  { name: 'a link without its last slash', rule: 'link', in: both, find: /\]\(\/about\/\)/g, write: () => '](/about)' },
  { name: 'a link without its first slash', rule: 'link', in: both, find: /\]\(\/about\/\)/g, write: () => '](about/)' },
  { name: 'a link to a file', rule: 'link', in: both, find: /\]\(\/about\/\)/g, write: () => '](../pages/about.mdx)' },
  { name: 'a link to an article with a slip', rule: 'link', in: faq, find: /(?<=\]\(\/articles\/)[a-z]{3,}/g, write: ([word], random) => misspell(word, random) },
  { name: 'a link without an address', rule: 'link', in: both, find: /\]\(\/about\/\)/g, write: () => ']()' },
  { name: 'a link with http', rule: 'link', in: both, find: /\]\(\/about\/\)/g, write: () => '](http://www.dnb.de/)' },
  { name: 'a link that runs code', rule: 'unsafe', in: both, find: /\]\(\/about\/\)/g, write: () => '](javascript:alert)' },
  { name: 'a link that says nothing', rule: 'link-text', in: both, find: /\[(?:the page about our bakery|who we are)\]/g, write: () => '[click here]' },
  { name: 'a link in two brackets that leads nowhere', rule: 'link', in: both, find: /\]\(\/about\/\)/g, write: () => '][about]' },
  { name: 'an anchor of this text with a slip', rule: 'link', in: article, find: /(?<=\(#the-)second(?=-day\))/g, write: ([word], random) => misspell(word, random) },
  { name: 'an anchor of another text with a slip', rule: 'link', in: faq, find: /(?<=#the-)first(?=-day\))/g, write: ([word], random) => misspell(word, random) },
  { name: 'a citation with a slip', rule: 'citation', in: both, find: /(?<=\[@)source(?=-)/g, write: ([word], random) => misspell(word, random) },
  { name: 'a citation of nothing known', rule: 'citation', in: both, find: /\[@source-\d+\]/g, write: () => '[@unknown]' },
  { name: 'a citation with a space', rule: 'citation', in: both, find: /\[@(?=source)/g, write: () => '[@ ' },
  { name: 'two citations in one bracket', rule: 'citation', in: both, find: /\[@source-\d+\]/g, write: () => '[@source-1; @source-2]' },
  { name: 'a citation that is not closed', rule: 'citation', in: both, find: /(?<=\[@source-\d+)\]/g, write: () => '' },
  { name: 'a citation in a heading', rule: 'citation', in: article, find: /(?<=## The last day)/g, write: () => ' [@source-3]' },
  { name: 'a footnote', rule: 'footnote', in: both, find: paragraph, write: () => 'We say so[^1].\n\n[^1]: There.\n\n', also: 2 },
  { name: 'a promise without a source', rule: 'claim', in: both, find: paragraph, write: () => 'This bread prevents headaches.\n\n' },
  { name: 'a strong promise without a source', rule: 'strong-claim', in: both, find: paragraph, write: () => 'This bread cures headaches.\n\n' },
  { name: 'a main heading within the text', rule: 'heading', in: article, find: /^##(?= The last)/gm, write: () => '#' },
  { name: 'a heading without words', rule: 'heading', in: article, find: /^## The last day/gm, write: () => '##' },
  { name: 'a heading that skips a level', rule: 'heading-order', in: article, find: /^### In the evening/gm, write: () => '#### In the evening' },
  { name: 'a heading for the second time', rule: 'heading-repeat', in: article, find: /^## The last day/gm, write: () => '## The first day' },
  { name: 'a heading in an answer', rule: 'heading', in: faq, find: paragraph, write: () => '## More\n\n' },
  { name: 'an image that is not there', rule: 'image', in: article, find: /(?<=\]\(\.\/)picture/g, write: () => 'photograph' },
  { name: 'an image without words', rule: 'image', in: article, find: /!\[[^\]]+\]/g, write: () => '![]' },
  { name: 'an image whose words are its file name', rule: 'alt-text', in: article, find: /!\[[^\]]+\]/g, write: () => '![picture-1.png]' },
  { name: 'an image of another site', rule: 'image', in: article, find: /(?<=!\[[^\]]+\]\()\.\//g, write: () => 'https://www.dnb.de/' },
  { name: 'an image that is code', rule: 'image', in: article, find: /(?<=!\[[^\]]+\]\()\.\/[^)]+/g, write: () => './evil.js' },
  { name: 'a table without words at its head', rule: 'table-header', in: faq, find: /^\| Day \| Place \|/gm, write: () => '|  |  |' },
  { name: 'words to be replaced', rule: 'placeholder', in: both, find: paragraph, write: () => 'TODO: write this. ' },
  { name: 'words of a template', rule: 'placeholder', in: both, find: paragraph, write: () => 'Lorem ipsum dolor sit amet. ' },
];

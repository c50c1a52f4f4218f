import type { Mutation } from './mutation.ts';

const article = /^articles\/.*mdx$/;
const faq = /^faq\//;
const paragraph = /(?<=\n\r?\n)(?=[A-Z][^\r\n]*\.\r?\n)/g;
const callout = /<Callout kind="(note|tip|caution|warning)"/g;

/** What would run code, and components that are not written as they should be. */
export const mdxMutations: readonly Mutation[] = [
  { name: 'an import', rule: 'unsafe', in: article, find: paragraph, write: () => 'import fs from "node:fs"\n\n' },
  { name: 'an export', rule: 'unsafe', in: article, find: paragraph, write: () => 'export const a = 1\n\n' },
  { name: 'an expression', rule: 'unsafe', in: article, find: paragraph, write: () => '{process.env.SECRET} ' },
  { name: 'a brace that is not closed', rule: 'mdx', in: article, find: paragraph, write: () => 'A { sign. ' },
  { name: 'a bracket before a number', rule: 'mdx', in: article, find: paragraph, write: () => 'Less than <5 spoons. ' },
  { name: 'a script', rule: 'html', in: article, find: paragraph, write: () => '<script src="a.js"></script>\n\n' },
  { name: 'a script in an answer', rule: 'html', in: faq, find: paragraph, write: () => '<script>alert(1)</script>\n\n' },
  { name: 'a tag in an answer', rule: 'html', in: faq, find: paragraph, write: () => 'A <b onclick="x">word</b>. ' },
  { name: 'a comment', rule: 'html', in: faq, find: paragraph, write: () => '<!-- later -->\n\n' },
  { name: 'a component with a slip', rule: 'component', in: article, find: /<Faq (?=ids)/g, write: () => '<Fqa ' },
  { name: 'a component that does not exist', rule: 'component', in: article, find: paragraph, write: () => '<Gallery kind="wide" />\n\n' },
  { name: 'an attribute that runs code', rule: 'component', in: article, find: callout, write: ([head]) => `${head} onclick="alert(1)"` },
  { name: 'an attribute of style', rule: 'component', in: article, find: callout, write: ([head]) => `${head} style="color: red"` },
  { name: 'an attribute that nobody knows', rule: 'component', in: article, find: callout, write: ([head]) => `${head} size="big"` },
  { name: 'an attribute with braces', rule: 'unsafe', in: article, find: callout, write: () => '<Callout kind={process.env.KIND}' },
  { name: 'a misspelt kind of callout', rule: 'component', in: article, find: callout, write: () => '<Callout kind="wraning"' },
  { name: 'a callout without its kind', rule: 'component', in: article, find: callout, write: () => '<Callout' },
  { name: 'a curly quote in a component', rule: 'mdx', in: article, find: callout, write: () => '<Callout kind=“note”' },
  { name: 'a component that is not closed', rule: 'mdx', in: article, find: /<Callout [^>]*>[^<]*<\/Callout>/g, write: ([whole]) => whole.replace('</Callout>', '') },
  { name: 'a component that is not opened', rule: 'mdx', in: article, find: /(?<=\n---\r?\n\r?\n)/g, write: () => '</Callout>\n\n' },
  { name: 'a component within a line', rule: 'component', in: article, find: paragraph, write: () => 'See <Faq ids="how-long-does-rye-flour-keep-in-a-cool-cellar" /> there. ' },
  { name: 'a question with a slip', rule: 'reference', in: article, find: /<Faq ids="/g, write: ([head]) => `${head}hwo-` },
  { name: 'a figure without its words', rule: 'component', in: article, find: /<Figure caption="[^"]*"/g, write: () => '<Figure' },
  { name: 'steps without numbers', rule: 'component', in: article, find: /<Steps>\r?\n\r?\n1\. /g, write: () => '<Steps>\n\n- ' },
];

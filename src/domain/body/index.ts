export { calloutKinds, readQuotedCallout, toCalloutElement } from './callout.ts';
export { collectEmbeddedFaqIds, mostFaqIds, parseFaqIds } from './embedded-faq.ts';
export { copyNode, isInlineTag, mayHoldInlineTags, replaceInlineTags } from './inline-tags.ts';
export { markdownFeatures, parseMarkdown, trimBody, type Dialect } from './markdown-tree.ts';
export {
  collectSentenceBlocks,
  countWords,
  toBodyExcerpt,
  truncateAtWord,
  stripCitations,
  toPlainText,
} from './plain-text.ts';
export { alignToSource, toSourceOffset } from './source-runs.ts';
export { hasSameText, serializeMarkdown, serializePlainMarkdown } from './serialize-markdown.ts';

export { collectChangedAddresses, findLastRelease, type PageChanges } from './announcement.ts';
export {
  collectFeedLinks,
  createFeed,
  createFeedItem,
  mostFeedItems,
  serializeAtom,
  serializeJsonFeed,
  serializeRss,
  type Feed,
} from './feed.ts';
export { createJsonLd, serializeJsonLd } from './json-ld.ts';
export {
  serializeLlmsTxt,
  serializeMarkdownList,
  type CopyList,
  type MarkdownList,
} from './llms-txt.ts';
export {
  createManifest,
  drawnIcons,
  findIconSource,
  manifestPath,
  touchIcon,
  type Icon,
} from './manifest.ts';
export {
  serializeMarkdownAlternate,
  toAlternatePermalink,
  type CopiedEntry,
  type CopyContext,
} from './markdown-alternate.ts';
export { openSearchPath, serializeOpenSearch } from './opensearch.ts';
export { formatPageCitation, serializePageBibtex } from './page-citation.ts';
export type { WrittenEntry } from './plain-markdown.ts';
export { serializeSecurityTxt } from './security-txt.ts';
export {
  collectSitemapAddresses,
  createSitemapParts,
  serializeSitemapIndex,
  sitemapIndex,
} from './sitemap.ts';

export {
  judgeDoi,
  judgeMail,
  judgeSigns,
  judgeSitePath,
  judgeTelephone,
  judgeWebAddress,
} from './address-policy.ts';
export { createArticleSchema } from './article.ts';
export { wordLimits } from './claims.ts';
export {
  collectionNames,
  collections,
  isSettings,
  mapCollections,
  toEntryPath,
  toFolder,
  type CollectionName,
  type PageCollection,
} from './collections.ts';
export { createEntrySchemas } from './entry-schemas.ts';
export { faqEntrySchema } from './faq-entry.ts';
export {
  calendarDate,
  downloadKinds,
  downloadPathPattern,
  imagePath,
  imagePathPattern,
  languageTag,
  siteUrl,
  slugPattern,
} from './fields.ts';
export { pageSchema } from './page.ts';
export { isPermalinkAddress, parsePermalink, permalinkLine } from './permalinks.ts';
export { createPersonSchema } from './person.ts';
export { review } from './review.ts';
export {
  createRuleSettings,
  createWaivers,
  isSuppressible,
  ruleLevels,
  type NamedRule,
  type RuleLevel,
} from './rules.ts';
export { createSiteSchema, fontPathPattern, shareTargets } from './site.ts';
export { evidenceKinds, isUnfinishedSource, sourceSchema, type EvidenceKind } from './source.ts';
export { synonymsSchema } from './synonyms.ts';
export { topicSchema } from './topic.ts';

/** The collections, in the order in which reports name them. */
export const collectionNames = [
  'site',
  'articles',
  'faq',
  'pages',
  'topics',
  'people',
  'sources',
  'claims',
  'synonyms',
] as const;
export type CollectionName = (typeof collectionNames)[number];

/** The collections of one file each, which hold settings and have no page. */
type SettingsCollection = 'site' | 'claims' | 'synonyms';
export type PageCollection = Exclude<CollectionName, SettingsCollection>;

/** A collection, besides its schema. Nested fields are written `reviewed.by`. */
interface Collection {
  /**
   * Where its files are below the content folder; `*` stands for the id. A settings collection is
   * one file.
   */
  readonly pattern: string;
  /** What one entry is called in a sentence. */
  readonly noun: string;
  /** Whether a file is a list as a whole; those of all others hold fields. */
  readonly isList?: true;
  /** The field that tells people which entry it is. */
  readonly titleField?: string;
  /** The fields that name an entry of another collection, or several. */
  readonly referenceFields?: Readonly<Record<string, PageCollection>>;
  /** The fields that name an image that lies beside the file. */
  readonly imageFields?: readonly string[];
  /**
   * The fields of running text in which a claim can be made. The finding of a source is evidence
   * itself, and a question promises nothing.
   */
  readonly claimFields?: readonly string[];
  /**
   * The fields whose words the publisher writes, for spelling. Other wordings of a question are the
   * readers' own.
   */
  readonly proseFields?: readonly string[];
  /** The fields whose words are right whatever a dictionary says: names, and labels of topics. */
  readonly nameFields?: readonly string[];
}

const reviewFields = { 'reviewed.by': 'people', 'reviewed.kept.by': 'people' } as const;

export const collections: Readonly<Record<CollectionName, Collection>> = {
  site: {
    pattern: 'site.yml',
    noun: 'site',
    referenceFields: { featured: 'faq' },
    imageFields: ['publisher.logo'],
    claimFields: ['tagline', 'footer'],
    proseFields: ['tagline', 'footer'],
    nameFields: ['title', 'publisher.name'],
  },
  articles: {
    pattern: 'articles/*.mdx',
    noun: 'article',
    titleField: 'title',
    referenceFields: {
      authors: 'people',
      topics: 'topics',
      faq: 'faq',
      related: 'articles',
      ...reviewFields,
    },
    imageFields: ['cover.src'],
    claimFields: ['title', 'description', 'shortAnswer'],
    proseFields: ['title', 'description', 'shortAnswer', 'cover.alt'],
  },
  faq: {
    pattern: 'faq/*.md',
    noun: 'FAQ entry',
    titleField: 'question',
    referenceFields: { topic: 'topics', related: 'faq', ...reviewFields },
    proseFields: ['question'],
  },
  pages: {
    pattern: 'pages/*.mdx',
    noun: 'page',
    titleField: 'title',
    claimFields: ['title', 'description'],
    proseFields: ['title', 'description'],
  },
  topics: {
    pattern: 'topics/*.yml',
    noun: 'topic',
    titleField: 'label',
    referenceFields: { parent: 'topics' },
    claimFields: ['label', 'description'],
    proseFields: ['label', 'description'],
    nameFields: ['label'],
  },
  people: {
    pattern: 'people/*.yml',
    noun: 'person',
    titleField: 'name',
    imageFields: ['avatar'],
    claimFields: ['bio'],
    proseFields: ['role', 'bio'],
    nameFields: ['name', 'credentials'],
  },
  sources: {
    pattern: 'sources/*.yml',
    noun: 'source',
    titleField: 'title',
    proseFields: ['population', 'finding'],
    nameFields: ['authors'],
  },
  claims: { pattern: 'claims.yml', noun: 'table of claims' },
  synonyms: { pattern: 'synonyms.yml', noun: 'list of synonyms', isList: true },
};

/** Whether a collection is one file that has no page. */
export function isSettings(collection: CollectionName): collection is SettingsCollection {
  return !collections[collection].pattern.includes('*');
}

/** The file of an entry below the content folder, such as `faq/is-it-safe.md`. */
export function toEntryPath(collection: CollectionName, id: string): string {
  return collections[collection].pattern.replace('*', id);
}

/** The folder of a collection, such as `faq/`. */
export function toFolder(collection: CollectionName): string {
  return collections[collection].pattern.replace(/\*.*$/, '');
}

/** A record with a value for each collection. */
export function mapCollections<Value>(
  create: (collection: CollectionName) => Value,
): Record<CollectionName, Value> {
  return {
    site: create('site'),
    articles: create('articles'),
    faq: create('faq'),
    pages: create('pages'),
    topics: create('topics'),
    people: create('people'),
    sources: create('sources'),
    claims: create('claims'),
    synonyms: create('synonyms'),
  };
}

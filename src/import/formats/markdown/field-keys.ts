/** The names that systems use for the same field; the first one present counts. */
export const keys = {
  title: ['title', 'question', 'sidebar_label', 'linkTitle', 'nav_title'],
  description: [
    'description',
    'summary',
    'excerpt',
    'abstract',
    'seo_description',
    'meta_description',
    'lead',
  ],
  authors: ['authors', 'author', 'byline', 'writer'],
  topics: ['categories', 'category', 'topics', 'topic', 'tags', 'tag'],
  asks: ['asks', 'alternate_questions', 'also_asked'],
  published: [
    // What steers when a text is shown counts before the day that it is dated.
    'publishDate',
    'date',
    'pubDate',
    'published_at',
    'publishedAt',
    'publish_date',
    'date_published',
    'created',
    'published',
  ],
  updated: [
    'lastmod',
    'updatedDate',
    'last_modified_at',
    'last_modified',
    'updated',
    'updatedAt',
    'updated_at',
    'lastUpdated',
    'modified',
    'date_modified',
    'last_update',
  ],
  expiry: ['expiryDate', 'unpublishDate', 'expires', 'expire_date', 'expiry_date'],
  order: [
    'sort_order',
    'sidebar_position',
    'weight',
    'nav_order',
    'menu_order',
    'order',
    'position',
  ],
  addresses: ['permalink', 'url', 'aliases', 'redirect_from', 'redirects', 'alias'],
  cover: [
    'cover',
    'heroImage',
    'image',
    'featured_image',
    'featuredImage',
    'cover_image',
    'coverImage',
    'thumbnail',
    'banner',
    'hero',
    'header',
  ],
  coverAlt: [
    'heroImageAlt',
    'image_alt',
    'imageAlt',
    'cover_alt',
    'coverAlt',
    'featured_image_alt',
    'featuredImageAlt',
    'thumbnail_alt',
  ],
  pictures: ['images', 'pictures', 'figures', 'resources', 'media', 'attachments'],
  questions: ['faq', 'faqs', 'questions', 'qanda'],
} as const;

/** Fields that configure a system and are not visible. */
export const technical: ReadonlySet<string> = new Set([
  'id',
  'uid',
  'uuid',
  'guid',
  'slug',
  'layout',
  'template',
  'type',
  'draft',
  'published',
  'status',
  'unlisted',
  'hidden',
  'sitemap',
  'comments',
  'toc',
  'math',
  'mermaid',
  'katex',
  'mathjax',
  'markup',
  'lang',
  'language',
  'locale',
  'lang-ref',
  'ref',
  'translationKey',
  'outputs',
  'cascade',
  'menu',
  'parent',
  'grand_parent',
  'has_children',
  'nav_exclude',
  'search_exclude',
  'pagination_next',
  'pagination_prev',
  'displayed_sidebar',
  'hide_title',
  'hide_table_of_contents',
  'toc_min_heading_level',
  'toc_max_heading_level',
  'custom_edit_url',
  'sidebar_class_name',
  'excerpt_separator',
  'render_with_liquid',
  'pin',
  'sticky',
  'featured',
  'classes',
  'class',
  'cssclass',
  'cssclasses',
  'wordpress_id',
  'post_id',
  'dsq_thread_id',
  'meta',
  'author_login',
  'canonical',
  'canonical_url',
  'canonicalURL',
  'isCJKLanguage',
  'noindex',
  'robots',
  'publish',
  'editLink',
  'next',
  'prev',
  'images',
  'ogImage',
  'icon',
  'head',
  'sidebar',
  'pageType',
  'setup',
  'navigation',
]);

/** Whether a field is visible to readers. */
export function isReadable(key: string): boolean {
  const settings: readonly string[] = [
    ...keys.published,
    ...keys.updated,
    ...keys.expiry,
    ...keys.order,
    ...keys.addresses,
  ];
  return !technical.has(key) && !settings.some((each) => each.toLowerCase() === key.toLowerCase());
}

/** Collects the strings in a value, including nested lists and objects. */
export function collectTexts(value: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'number') texts.push(String(next));
    else if (Array.isArray(next)) for (const each of next.toReversed()) open.push(each);
    else if (isFields(next)) for (const each of Object.values(next).toReversed()) open.push(each);
  }
  return texts;
}

/** The text of a scalar. */
export function parseText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text === '' ? undefined : text;
}

/** Whether the value is an object. */
export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

import { z } from 'astro/zod';
import { packFacts, unpackFacts } from '../pages/packed-facts.ts';
import type { KeptRecord } from '../render/kept-records.ts';

// What comes from a store may be anything. These are the forms of all that is taken from it; paths
// lead nowhere but to where their kind belongs.

/** The most bytes that one object may have. */
const mostBytes = 1 << 30;

/** A SHA-256 in hexadecimal. */
const hash = z.string().regex(/^[\da-f]{64}$/);
const size = z.int().min(0).max(mostBytes);
/** An object of the store, named by what is in it. */
export const storedObject = z.strictObject({ hash, size });

const path = z.string().refine(isPlain);
/** A file that follows from its name, as pictures do. */
const asset = z.string().regex(/^assets\/[^/\\]+(?<!\.br|\.gz)$/);
const imageEnding = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;
const image = path.regex(imageEnding);
/** An image that a component of the site names lies beside the content. */
const pictured = z
  .string()
  .regex(imageEnding)
  .refine((each) => isPlain(each.replace(/^\.\.\//, '')));

function isPlain(each: string): boolean {
  return (
    !/[\\\p{Cc}]/u.test(each) && each.split('/').every((part) => !['', '.', '..'].includes(part))
  );
}

const words = z.array(z.string());
const needs = z.strictObject({
  scripts: words,
  styles: words,
  hasDataImages: z.boolean(),
  hasMedia: z.boolean(),
  forms: z.array(z.string().regex(/^https:\/\/[\w.:[\]-]+$/)),
});
const colors = z.strictObject({ paper: z.string(), text: z.string(), accent: z.string() });
const shareImage = z.strictObject({
  title: z.string(),
  siteTitle: z.string(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  colors: colors.optional(),
});
const facts = z.strictObject({
  path,
  size,
  heading: z.string(),
  language: z.string(),
  direction: z.string(),
  isRedirect: z.boolean(),
  redirectsTo: z.string().optional(),
  isIndexed: z.boolean(),
  ids: words,
  repeatedIds: words,
  anchors: z.array(z.strictObject({ id: z.string(), isHeading: z.boolean() })),
  links: words,
  linkCount: size,
  unsafe: words,
  textLength: z.int(),
  textHash: z.string(),
  missingTexts: words,
  assets: words,
  shareImage: shareImage.optional(),
  policy: z.strictObject({ needs, offset: z.int().min(0), isWritten: z.boolean() }),
});

const picture = z.strictObject({
  path: asset,
  original: pictured,
  // What a picture is made with; attributes of its element are left out.
  transform: z.object({
    src: z.union([
      z.string(),
      z.object({
        src: z.string(),
        width: z.number(),
        height: z.number(),
        format: z.enum(['avif', 'gif', 'jpeg', 'jpg', 'png', 'svg', 'tiff', 'webp']),
      }),
    ]),
    width: z.number().optional(),
    height: z.number().optional(),
    format: z.string().optional(),
    quality: z.union([z.string(), z.number()]).optional(),
    fit: z.string().optional(),
    position: z.string().optional(),
    background: z.string().optional(),
  }),
});
const original = z.strictObject({ file: image, path: asset });
const page = z
  .strictObject({
    kind: z.literal('page'),
    path,
    key: z.string(),
    questions: words,
    answers: z.string(),
    object: storedObject,
    facts: facts.optional(),
    marks: words,
    pictures: z.array(picture),
    originals: z.array(original),
  })
  .refine((each) => each.facts === undefined || each.facts.path === each.path);
const body = z.strictObject({
  kind: z.literal('body'),
  key: z.string(),
  facts: z.strictObject({
    wordCount: z.number(),
    plainText: z.string(),
    excerpt: z.string(),
    headings: z.array(z.strictObject({ depth: z.int(), text: z.string(), anchor: z.string() })),
    embeddedFaq: words,
    cited: words,
    citedSentences: z.array(
      z.strictObject({ sourceId: z.string(), sentence: z.string(), anchor: z.string() }),
    ),
    hasImages: z.boolean(),
    outerTexts: words,
  }),
});
const made = z.strictObject({
  kind: z.literal('made'),
  path: asset,
  key: z.string(),
  object: storedObject,
});
const line = z.discriminatedUnion('kind', [page, body, made]);

/** A record as it stands in a store, and the object that it needs. */
interface StoredRecord {
  readonly object: z.infer<typeof storedObject> | undefined;
  /** The record with that object, written at a time that each machine has for itself. */
  readonly toRecord: (time: number) => KeptRecord;
}

/** Writes a record as a line of JSON. */
export function formatRecord(record: KeptRecord): string {
  if (record.kind === 'page') {
    const { file, facts: packed, ...rest } = record.record;
    const own = packed && unpackFacts(packed);
    return JSON.stringify({
      kind: 'page',
      path: record.path,
      ...rest,
      facts: own,
      object: toObject(file),
    });
  }
  if (record.kind !== 'made') return JSON.stringify(record);
  const { kind, path: own, key, file } = record;
  return JSON.stringify({ kind, path: own, key, object: toObject(file) });
}

/** The object that a record needs; undefined if it needs none. */
export function getObject(record: KeptRecord): z.infer<typeof storedObject> | undefined {
  if (record.kind === 'page') return toObject(record.record.file);
  return record.kind === 'made' ? toObject(record.file) : undefined;
}

function toObject(file: z.infer<typeof storedObject>): z.infer<typeof storedObject> {
  return { hash: file.hash, size: file.size };
}

/** Reads a line; undefined if it is none that `formatRecord` writes. */
export function parseStoredRecord(text: string): StoredRecord | undefined {
  const parsed = line.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { data } = parsed;
  if (data.kind === 'page') {
    const { kind, path: own, object, facts: read, ...rest } = data;
    const whole = read && {
      ...read,
      redirectsTo: read.redirectsTo,
      shareImage: read.shareImage,
    };
    return {
      object,
      toRecord: (time) => ({
        kind,
        path: own,
        record: { ...rest, facts: whole && packFacts(whole), file: { ...object, time } },
      }),
    };
  }
  if (data.kind !== 'made') return { object: undefined, toRecord: () => data };
  const { kind, path: own, key, object } = data;
  return { object, toRecord: (time) => ({ kind, path: own, key, file: { ...object, time } }) };
}

/** A text as JSON; undefined if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

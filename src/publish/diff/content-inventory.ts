import { parseContent, type Content } from '../../check/content.ts';
import { collectBodyClaims, collectDataClaims } from '../../check/claims/claims.ts';
import { findNode } from '../../check/yaml/data.ts';
import type { Entry } from '../../check/entry.ts';
import type { ContentFile } from '../../check/files/content-folder.ts';
import { resolveReview } from '../../check/reviews/entry-review.ts';
import { collectVisibleImages } from '../../check/site/references.ts';
import type { Inventory, Listed } from './change.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import type { CalendarDate } from '../../domain/locale/dates.ts';
import { toHeadings } from '../../domain/entries/headings.ts';
import { toPlace } from '../../domain/addresses/ledger.ts';
import { toPermalink } from '../../domain/addresses/permalink.ts';
import type { Review } from '../../domain/reviews/review.ts';
import { isSettings } from '../../schemas/collections.ts';
import { describeImage } from './describe-image.ts';

/** What content holds for readers, as it will be on a day, and the files that could not be read. */
export interface ContentInventory {
  readonly inventory: Inventory;
  readonly unread: readonly string[];
}

/** Lists what the files of a content folder hold. Drafts, and what is dated after `today`, are left out. */
export function toContentInventory(
  files: readonly ContentFile[],
  today: CalendarDate,
): ContentInventory {
  const content = parseContent(files, today);
  const images = new Map(
    files.flatMap(({ path, role, bytes }) =>
      role.kind === 'image' ? [[path.toLowerCase(), describeImage(bytes)]] : [],
    ),
  );
  const things = {
    pages: new Map<string, Listed>(),
    claims: new Map<string, Listed>(),
    sources: new Map<string, Listed>(),
    reviews: new Map<string, Listed>(),
    anchors: new Map<string, Listed>(),
  };
  for (const entry of content.entries) {
    if (isSettings(entry.collection) || entry.visibility !== 'published') continue;
    const address = toPermalink(entry.collection, entry.id);
    if (entry.collection === 'sources')
      things.sources.set(entry.id, { words: toTitle(entry), facts: toFacts(entry) });
    else
      things.pages.set(address, {
        words: toTitle(entry),
        facts: new Map([...toFacts(entry), ...toImageFacts(entry, images)]),
      });
    const review = resolveReview(content, entry);
    if (review !== undefined)
      things.reviews.set(address, {
        words: toTitle(entry),
        facts: toReviewFacts(review),
        page: address,
      });
    addClaims(content, entry, address, things.claims);
    for (const { anchor, text } of entry.body?.tree === undefined
      ? []
      : toHeadings(entry.body.tree)) {
      things.anchors.set(toPlace(address, anchor), {
        words: text,
        facts: new Map(),
        page: address,
      });
    }
    entry.releaseBody();
  }
  return { inventory: things, unread: listUnread(content) };
}

function addClaims(
  content: Content,
  entry: Entry,
  address: string,
  claims: Map<string, Listed>,
): void {
  for (const { claim, sentence, citedIds } of collectBodyClaims(content, entry, { borne: true })) {
    const words = sentence.replace(/\s+/g, ' ').trim();
    claims.set(`${address} ${words}`, {
      words: '',
      facts: toClaimFacts(claim, citedIds),
      page: address,
    });
  }
  // What a title promises rests on what the text names for the same.
  for (const { claim, field, text, same } of collectDataClaims(content, entry)) {
    const facts = toClaimFacts(
      claim,
      same.flatMap(({ citedIds }) => citedIds),
    );
    claims.set(`${address} ${field}: ${text.text.replace(/\s+/g, ' ')}`, {
      words: '',
      facts,
      page: address,
    });
  }
}

function toClaimFacts({ strength }: Claim, citedIds: readonly string[]): Map<string, string> {
  return new Map([
    ['rests on', [...new Set(citedIds)].join(', ')],
    ['strength', strength === 'strong' ? 'certainty' : 'effect'],
  ]);
}

/** The images that an entry shows, each with what tells its bytes from others. */
function toImageFacts(entry: Entry, images: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    collectVisibleImages(entry).map((path) => [
      `image ${path}`,
      images.get(path.toLowerCase()) ?? '',
    ]),
  );
}

/** The fields that say nothing to a reader, or are told as something else. */
const untold: ReadonlySet<string> = new Set(['reviewed', 'draft', 'waive', 'unreachable']);

/** The fields of an entry and its text, as far as they reach the page. Other line breaks are no change. */
function toFacts(entry: Entry): Map<string, string> {
  const fields = [...(entry.yaml?.root?.fields ?? [])].filter(([name]) => !untold.has(name));
  const facts = new Map(fields.map(([name, { node }]) => [name, formatValue(node.value)]));
  return facts.set('text', entry.bodySource.replace(/\s+/g, ' '));
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatValue).join(', ');
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function toReviewFacts({ by, on, state, isSelf, overdueSince }: Review): Map<string, string> {
  const words = {
    current: 'of these words',
    edited: 'of words that were edited since',
    unbound: 'of words that nobody can tell',
  }[state];
  return new Map([
    ['by', by],
    ['on', on],
    ['review', words],
    ['self-review', isSelf ? 'yes' : 'no'],
    ['overdue', overdueSince === undefined ? 'no' : `since ${overdueSince}`],
  ]);
}

function toTitle(entry: Entry): string {
  const value = ['title', 'question', 'label', 'name']
    .map((name) => findNode(entry.yaml?.root, [name])?.value)
    .find((each) => typeof each === 'string');
  return typeof value === 'string' ? value : '';
}

/** Entries whose fields or text nobody can read for certain. */
function listUnread({ entries, files }: Content): string[] {
  const read = new Map(
    entries.map((entry) => [
      entry.path,
      entry.yaml?.root !== undefined &&
        (entry.frontMatter === undefined || entry.body?.tree !== undefined),
    ]),
  );
  for (const entry of entries) entry.releaseBody();
  return files
    .filter(({ path, role }) => role.kind === 'entry' && read.get(path) !== true)
    .map(({ path }) => path);
}

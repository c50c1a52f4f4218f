import { trimEndWhile } from '../../../../domain/text/slug.ts';
import type { Root } from 'mdast';
import { isCalendarDate, type CalendarDate } from '../../../../domain/locale/dates.ts';
import type { ImageFile, ImportedDocument, LeftOut, Said } from '../../../document.ts';
import type { PageHead } from './head.ts';
import type { PageData } from './json-ld.ts';

/** The fields of a page's document, and the images that they name. */
export interface PageFields {
  readonly document: Partial<ImportedDocument>;
  readonly images: readonly ImageFile[];
  /** What is left out, but for the words that became the title. */
  readonly withoutTitle: (leftOut: LeftOut) => LeftOut[];
}

/** What a page says of itself: its title where its text has no heading of the highest level, its description, authors, days, place and picture. */
export function toPageFields(
  head: PageHead,
  data: PageData,
  tree: Root,
  readImage: (address: string) => Uint8Array | undefined,
): PageFields {
  const hasHeading = tree.children.some((block) => block.type === 'heading' && block.depth === 1);
  const title = hasHeading ? undefined : findTitle(head);
  const cover = findCover(head, readImage);
  const published = toDay(
    data.published ??
      head.meta.get('article:published_time')?.value ??
      head.meta.get('dcterms.created')?.value ??
      head.meta.get('date')?.value,
  );
  const updated = toDay(
    data.updated ??
      head.meta.get('article:modified_time')?.value ??
      head.meta.get('og:updated_time')?.value,
  );
  const section = head.meta.get('article:section');
  return {
    document: {
      kind:
        data.isArticle || head.meta.get('og:type')?.value.toLowerCase() === 'article'
          ? 'article'
          : undefined,
      title,
      description:
        head.meta.get('og:description') ?? head.meta.get('description') ?? data.description,
      authors: findAuthors(head, data).map(({ value, line }) => ({ value: { name: value }, line })),
      topics:
        section === undefined ? [] : [{ value: { label: section.value }, line: section.line }],
      published,
      updated:
        published !== undefined && updated !== undefined && updated > published
          ? updated
          : undefined,
      oldAddresses: head.canonical === undefined ? [] : [head.canonical],
      ...(cover && { cover: { src: `./${cover.file.name}`, alt: cover.alt } }),
    },
    images: cover === undefined ? [] : [cover.file],
    withoutTitle: (leftOut) => {
      if (
        title === undefined ||
        leftOut.line !== head.name?.line ||
        leftOut.words !== head.name.value ||
        !leftOut.words.includes(title.value)
      )
        return [leftOut];
      const words = trimEndWhile(
        leftOut.words.replace(title.value, '').replace(/^[\s|–—·:»-]+/, ''),
        (sign) => /[\s|–—·:«-]/.test(sign),
      );
      return words === ''
        ? []
        : [{ ...leftOut, words, reason: 'the name of the site behind the title' }];
    },
  };
}

/** The title without the name of the site that often stands behind it. */
function findTitle(head: PageHead): Said<string> | undefined {
  const said = head.meta.get('og:title') ?? head.meta.get('twitter:title');
  if (head.name === undefined) return said;
  if (said !== undefined && head.name.value.includes(said.value))
    return { value: said.value, line: head.name.line };
  const site = head.meta.get('og:site_name')?.value;
  const [, start = '', end = ''] = /^(.*\S)\s+[|–—·»-]\s+(\S.*?)$/.exec(head.name.value) ?? [];
  const value =
    start !== '' && (site === undefined ? end.length < start.length : end === site)
      ? start
      : head.name.value;
  return said ?? { value, line: head.name.line };
}

function findAuthors(head: PageHead, data: PageData): Said<string>[] {
  const said = ['author', 'article:author', 'dcterms.creator', 'parsely-author']
    .flatMap((name) => head.meta.get(name) ?? [])
    .filter(({ value }) => !/^https?:|^@/i.test(value));
  const all = data.authors.length > 0 ? data.authors : said.slice(0, 1);
  return all.filter(
    ({ value }, index) => all.findIndex((other) => other.value === value) === index,
  );
}

/** A picture is shown above an article only where its file lies beside the page and it says what it shows. */
function findCover(
  head: PageHead,
  readImage: (address: string) => Uint8Array | undefined,
): { file: ImageFile; alt: string } | undefined {
  const image = head.meta.get('og:image') ?? head.meta.get('twitter:image');
  const alt = (head.meta.get('og:image:alt') ?? head.meta.get('twitter:image:alt'))?.value ?? '';
  if (image === undefined || alt === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(image.value))
    return undefined;
  const name = /([A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|webp|avif))$/.exec(image.value)?.[1];
  const bytes = name === undefined ? undefined : readImage(image.value);
  return name === undefined || bytes === undefined
    ? undefined
    : { file: { line: image.line, name, bytes }, alt };
}

function toDay(value: string | undefined): CalendarDate | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value ?? '')?.[0];
  return day !== undefined && isCalendarDate(day) ? day : undefined;
}

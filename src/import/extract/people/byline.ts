import { formatCommand } from '../../../domain/text/command.ts';
import { parseWrittenDate } from '../../../domain/locale/written-date.ts';
import type { CalendarDate } from '../../../domain/locale/dates.ts';
import { judgeLine } from '../leftovers/judge.ts';
import { type NameRead, readNames } from './name.ts';

/** What a line below a title says of who made the text, and when. */
export interface Byline {
  readonly authors: readonly NameRead[];
  readonly published: CalendarDate | undefined;
  readonly updated: CalendarDate | undefined;
  /** The names of those who looked it over. */
  readonly reviewers: string | undefined;
  /** The words beside names, each with why it is left out. */
  readonly leftOut: readonly { readonly words: string; readonly reason: string }[];
}

const writers =
  /^(?:(?:written|posted|published|words|text|story|article|guest post) by|by|authors?|von|geschrieben von|verfasst von|autor(?:in)?|autor:in|text|text von|ein beitrag von|écrit par|par|escrito por|por|scritto da|di)(?:\s*:\s*|\s+)/iu;
const reviewers =
  /^(?:(?:medically |clinically |scientifically |expert |peer )?reviewed by|fact[- ]checked by|(?:fachlich |medizinisch )?(?:geprüft|überprüft|begutachtet) von|relu par|revisado por)(?:\s*:\s*|\s+)/iu;
const updated =
  /^(?:last )?(?:updated|modified|revised|reviewed)(?: on)?:?\s+|^(?:zuletzt )?(?:aktualisiert|geändert|überarbeitet)(?: am)?:?\s+|^stand:\s+|^mis à jour le\s+/iu;
const published =
  /^(?:(?:first )?(?:published|posted|written)(?: on)?|date|on|veröffentlicht(?: am)?|erschienen am|am|vom|datum|publié le|publicado el)(?::\s*|\s+)/iu;

/** Reads "By Jane Doe | 3 March 2021 | 5 min read"; undefined where any part of the line says something else. */
export function readByline(text: string): Byline | undefined {
  if (text.length > 200) return undefined;
  const line = text.replace(/\s+/g, ' ').trim();
  const parts = line
    .split(
      /\s*[|·•]\s*|\s+[–—-]\s+|,?\s+(?=(?:last )?(?:updated|published|posted) (?!by))|(?<=\d),?\s+(?=(?:by|von|par|por)\s)|(?<!published|posted|updated|modified|revised|written|reviewed),?\s+(?=on \p{Lu}\p{Ll}+ \d|on \d)/iu,
    )
    .filter((part) => part !== '');
  const found = {
    authors: [] as NameRead[],
    published: undefined as string | undefined,
    updated: undefined as string | undefined,
    reviewers: undefined as string | undefined,
    leftOut: [] as { words: string; reason: string }[],
  };
  for (const part of parts) if (!readPart(part, found)) return undefined;
  return parts.length === 0 ? undefined : found;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

function readPart(
  part: string,
  found: Mutable<Byline> & { authors: NameRead[]; leftOut: { words: string; reason: string }[] },
): boolean {
  const review = reviewers.exec(part)?.[0];
  if (review !== undefined && readNames(part.slice(review.length)) !== undefined) {
    found.reviewers = part.slice(review.length).trim();
    found.leftOut.push({
      words: part,
      reason: `the name of a reviewer; a review is recorded with ${formatCommand('review')}`,
    });
    return true;
  }
  const by = writers.exec(part)?.[0];
  const names = by === undefined ? undefined : readNames(part.slice(by.length));
  if (by !== undefined && names !== undefined) {
    for (const name of names) found.authors.push(name);
    found.leftOut.push({
      words: [
        by.trim(),
        ...(part.slice(by.length).match(/(?<=\s)(?:and|und|et)(?=\s)/g) ?? []),
      ].join(' '),
      reason: 'the words before the name of an author',
    });
    for (const { credentials } of names)
      if (credentials !== '')
        found.leftOut.push({
          words: credentials,
          reason: 'a qualification; it belongs to the page of the person',
        });
    return true;
  }
  return readDate(part, found) || isLeftover(part, found);
}

function readDate(
  part: string,
  found: Mutable<Byline> & { leftOut: { words: string; reason: string }[] },
): boolean {
  const isUpdate = updated.test(part);
  const date = parseWrittenDate(
    toDayFirst(
      part
        .replace(updated, '')
        .replace(published, '')
        .replace(
          /^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |^(?:mon|diens|donners|frei|sams|sonn)tag,? |^mittwoch,? /i,
          '',
        ),
    ),
  );
  if (date === undefined) return false;
  if (isUpdate) found.updated ??= date;
  else found.published ??= date;
  found.leftOut.push({
    words: part,
    reason: `the day on which it was ${isUpdate ? 'updated' : 'published'}; it stands in the front matter`,
  });
  return true;
}

function isLeftover(
  part: string,
  found: { leftOut: { words: string; reason: string }[] },
): boolean {
  const judgement = judgeLine(part);
  if (judgement?.kind !== 'sure') return false;
  found.leftOut.push({ words: part, reason: judgement.reason });
  return true;
}

/** With full stops the day always stands first: 12.01.2024. */
function toDayFirst(text: string): string {
  return text.replace(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/, '$3-$2-$1');
}

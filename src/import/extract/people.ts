import { type CalendarDate, parseWrittenDate } from '../../domain/locale/index.ts';
import { formatCommand } from '../../domain/text/index.ts';
import { getLine, type ImportedDocument, type Located, type PersonDetails } from '../document.ts';
import type { ImportLog } from '../import-log.ts';
import { type Block, getText, getPlainText } from './blocks.ts';
import { judgeLine, ofAuthor } from './boilerplate/judge.ts';

/** The authors and dates of a text, and its blocks without the lines that state them. */
interface PeopleFound {
  readonly document: ImportedDocument;
  readonly blocks: readonly Block[];
}

/** How many blocks from the head or the foot of a text a byline may be. */
const reach = 6;

/** Finds the authors in bylines and author boxes; fields of the format take precedence. */
export function findPeople(
  document: ImportedDocument,
  given: readonly Block[],
  log: ImportLog,
): PeopleFound {
  const authors: Located<PersonDetails>[] = [...document.authors];
  let { published, updated } = document;
  const blocks = given.filter((block, index, all) => {
    if (block.type !== 'paragraph' && block.type !== 'heading') return true;
    const line = getLine(block);
    if (isBoxName(all, index)) {
      authors.push({ value: { name: getPlainText(block) }, line });
      log.info(
        line,
        `“${getPlainText(block)}” stands beside the picture of the author, and is one.`,
      );
      return false;
    }
    const isNear = index < reach || index >= all.length - reach;
    const byline = isNear ? parseByline(getPlainText(block)) : undefined;
    if (
      byline === undefined ||
      !(
        byline.authors.length + (byline.reviewers === undefined ? 0 : 1) > 0 ||
        byline.published !== undefined ||
        byline.updated !== undefined
      )
    )
      return true;
    for (const { name } of byline.authors) authors.push({ value: { name }, line });
    published ??= byline.published;
    updated ??= byline.updated;
    for (const { words, reason } of byline.dropped) log.drop(line, words, reason);
    if (byline.reviewers !== undefined)
      log.requireAction(
        line,
        `The text says that ${byline.reviewers} reviewed it. A review is never imported: ask the reviewer to read the entry, and record it with ${formatCommand('review')}.`,
      );
    return false;
  });
  const about = extractAuthorBio(blocks, parseEachPerson(authors, log), log);
  return {
    document: { ...document, authors: about.authors, published, updated },
    blocks: about.blocks,
  };
}

/** Whether a line is the name beside a picture of the author. */
function isBoxName(blocks: readonly Block[], index: number): boolean {
  const [before, block] = [blocks[index - 1], blocks[index]];
  if (
    before?.type !== 'paragraph' ||
    block === undefined ||
    parseName(getPlainText(block)) === undefined
  )
    return false;
  return judgeLine(getPlainText(before))?.reason === ofAuthor;
}

/** The distinct authors; a repeated name adds nothing. */
function parseEachPerson(
  authors: readonly Located<PersonDetails>[],
  log: ImportLog,
): Located<PersonDetails>[] {
  const known = new Map<string, Located<PersonDetails>>();
  for (const author of authors) {
    const key = createNameKey(author.value.name);
    const same = known.get(key);
    if (same === undefined) known.set(key, author);
    else {
      log.drop(author.line, author.value.name, 'the name of the author, said again');
      known.set(key, { ...same, value: { ...author.value, ...same.value } });
    }
  }
  return [...known.values()];
}

function createNameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:(?:dr|prof|mr|mrs|ms|herr|frau)\.? )+/, '')
    .replace(/\s+/g, ' ');
}

const heading =
  /^(?:about the authors?|about the writer|author bio|the author|meet the author|über (?:den autor|die autorin|die autor:in|mich)|zum autor|zur autorin|à propos de l[’']auteure?|sobre (?:el autor|la autora))[:.]?$|^(?:about|über) (\S.{2,60})$/iu;

/** The longest author bio, in blocks; more is part of the text. */
const maxBioBlocks = 4;

/**
 * Takes an "About the author" section off the foot of a text: its name becomes an author, its text
 * the bio.
 */
function extractAuthorBio(
  blocks: readonly Block[],
  known: readonly Located<PersonDetails>[],
  log: ImportLog,
): { authors: readonly Located<PersonDetails>[]; blocks: readonly Block[] } {
  const start = blocks.findLastIndex(isHeading);
  const head = blocks[start];
  if (head === undefined) return { authors: known, blocks };
  const paragraphs = findParagraphs(blocks.slice(start + 1, start + 2 + maxBioBlocks));
  const end = start + 1 + paragraphs.length;
  const name = parseHeadingName(head, paragraphs, known);
  if (paragraphs.length === 0 || paragraphs.length > maxBioBlocks || name === undefined)
    return { authors: known, blocks };
  const bio = paragraphs
    .map(getPlainText)
    .filter((words) => words !== name)
    .join('\n\n');
  log.drop(getLine(head), getText(head), 'the heading of what is said about the author');
  for (const block of paragraphs)
    log.drop(
      getLine(block),
      getText(block),
      'said about the author; it belongs to the page of the person',
    );
  const author = { value: { name, ...(bio !== '' && { bio }) }, line: getLine(head) };
  const isKnown = known.some(({ value }) => value.name === name);
  const authors = isKnown
    ? known.map((each) =>
        each.value.name === name ? { ...each, value: { ...author.value, ...each.value } } : each,
      )
    : [...known, author];
  return { authors, blocks: [...blocks.slice(0, start), ...blocks.slice(end)] };
}

function isHeading(block: Block): boolean {
  if (block.type !== 'heading' && !(block.type === 'paragraph' && block.children.length === 1))
    return false;
  const match = heading.exec(getPlainText(block));
  return (
    match !== null &&
    (match[1] === undefined || (block.type === 'heading' && parseName(match[1]) !== undefined))
  );
}

/** The paragraphs about a person, up to the first boilerplate. */
function findParagraphs(blocks: readonly Block[]): Block[] {
  const end = blocks.findIndex((block, index) => {
    const text = getText(block).trim();
    if (block.type !== 'paragraph' || text.length > 1000 || judgeLine(text) !== undefined)
      return true;
    return !/[.!?…]["”“»)]*$/u.test(text) && !(index === 0 && parseName(text) !== undefined);
  });
  return blocks.slice(0, end < 0 ? blocks.length : end);
}

/** The name in the heading or the first paragraph; else the only known author. */
function parseHeadingName(
  head: Block,
  [first]: readonly Block[],
  known: readonly Located<PersonDetails>[],
): string | undefined {
  const inHeading = parseName(heading.exec(getPlainText(head))?.[1] ?? '')?.name;
  if (inHeading !== undefined) return inHeading;
  const words = first === undefined ? '' : getPlainText(first);
  const whole = parseName(words)?.name;
  if (whole !== undefined) return whole;
  const subject =
    /^(.{3,60}?),? (?:is|has|works|lives|writes|teaches|studied|was|ist|hat|arbeitet|lebt|schreibt|lehrt|studierte|leitet|runs|leads|founded|est|es)\s/u.exec(
      words,
    )?.[1];
  const begun = subject === undefined ? undefined : parseName(subject)?.name;
  return begun ?? (known.length === 1 ? known[0]?.value.name : undefined);
}

const title =
  '(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss|Sir|Dame|Rev|Herr|Frau|Doktor|Dipl\\.?-\\p{L}+|PD|Mag|Ing|Sra?|Mme|M)\\.?';
const word = "(?:\\p{Lu}(?:\\p{L}|\\p{M}|['’-])+|\\p{Lu}\\.(?:-?\\p{Lu}\\.)*)";
const particle =
  '(?:de|del|della|da|di|dos|du|la|le|van|von|vom|zu|zur|der|den|ter|ten|bin|ibn|al|el|y|e)';
const credential =
  '(?:Ph\\.?D|M\\.?D|D\\.?O|R\\.?N|B\\.?A|B\\.?Sc|M\\.?A|M\\.?Sc|M\\.?Ed|MPH|MBA|RD|RDN|LMT|LCSW|DPT|PT|OT|ND|DC|CST|CPA|Esq|Jr|Sr|FRCP|MRCP|LL\\.?M|J\\.?D|M\\.?Ed|PharmD|PsyD|EdD|BCST|RCST)\\.?';

const pattern = new RegExp(
  `^((?:${title} ){0,3})(${word}(?: (?:${particle} ){0,2}${word}){0,4})((?:,? ${credential}){0,4})$`,
  'u',
);

/** A name and the qualifications behind it. */
interface NameRead {
  readonly name: string;
  readonly credentials: string;
}

/** Capitalized words that occur where names do but are none. */
const noName =
  /^(?:The|A|An|Our|My|Your|This|That|All|How|Why|What|When|Where|Design|About|Contact|Home|Read|Share|More|Related|Next|Previous|Die|Der|Das|Ein|Eine|Unser|Wie|Warum|Was|Team|Copy|Link|Editorial|Staff|Admin)\b/;

/**
 * Parses a person's name: at least two words, or one with a title before it. Undefined if it is no
 * name.
 */
export function parseName(text: string): NameRead | undefined {
  if (text.length > 80) return undefined;
  const words = text.replace(/[\s\u00a0]+/g, ' ').trim();
  const [, titles = '', name = '', credentials = ''] = pattern.exec(words) ?? [];
  if (name === '' || noName.test(name) || (titles === '' && !name.includes(' '))) return undefined;
  return { name: `${titles}${name}`, credentials: credentials.replace(/^,? /, '') };
}

/** Parses "Jane Doe and John Roe"; undefined if a part is no name. */
function parseNames(text: string): NameRead[] | undefined {
  if (text.length > 300) return undefined;
  const guarded = text.replace(new RegExp(`, (?=${credential}(?:[, ]|$))`, 'gu'), '\u0000');
  const parts = guarded
    .split(/\s*,\s*(?:and |und |& )?|\s+(?:and|und|&|et)\s+/u)
    .map((part) => parseName(part.replaceAll('\u0000', ', ')));
  const names = parts.filter((part) => part !== undefined);
  return names.length === parts.length ? names : undefined;
}

/** The contents of a byline. */
interface Byline {
  readonly authors: readonly NameRead[];
  readonly published: CalendarDate | undefined;
  readonly updated: CalendarDate | undefined;
  /** The names of reviewers. */
  readonly reviewers: string | undefined;
  /** The words beside the names, each with the reason for dropping it. */
  readonly dropped: readonly { readonly words: string; readonly reason: string }[];
}

const writers =
  /^(?:(?:written|posted|published|words|text|story|article|guest post) by|by|authors?|von|geschrieben von|verfasst von|autor(?:in)?|autor:in|text|text von|ein beitrag von|écrit par|par|escrito por|por|scritto da|di)(?:\s*:\s*|\s+)/iu;
const reviewers =
  /^(?:(?:medically |clinically |scientifically |expert |peer )?reviewed by|fact[- ]checked by|(?:fachlich |medizinisch )?(?:geprüft|überprüft|begutachtet) von|relu par|revisado por)(?:\s*:\s*|\s+)/iu;
const updated =
  /^(?:last )?(?:updated|modified|revised|reviewed)(?: on)?:?\s+|^(?:zuletzt )?(?:aktualisiert|geändert|überarbeitet)(?: am)?:?\s+|^stand:\s+|^mis à jour le\s+/iu;
const published =
  /^(?:(?:first )?(?:published|posted|written)(?: on)?|date|on|veröffentlicht(?: am)?|erschienen am|am|vom|datum|publié le|publicado el|发布(?:于|时间|日期)?|发表于|公開日|投稿日)(?:\s*[:：]\s*|\s+|(?=\d))/iu;

/** Parses "By Jane Doe | 3 March 2021 | 5 min read"; undefined if any part is something else. */
export function parseByline(text: string): Byline | undefined {
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
    dropped: [] as { words: string; reason: string }[],
  };
  for (const part of parts) if (!parseBylinePart(part, found)) return undefined;
  return parts.length === 0 ? undefined : found;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

function parseBylinePart(
  part: string,
  found: Mutable<Byline> & { authors: NameRead[]; dropped: { words: string; reason: string }[] },
): boolean {
  const review = reviewers.exec(part)?.[0];
  if (review !== undefined && parseNames(part.slice(review.length)) !== undefined) {
    found.reviewers = part.slice(review.length).trim();
    found.dropped.push({
      words: part,
      reason: `the name of a reviewer; a review is recorded with ${formatCommand('review')}`,
    });
    return true;
  }
  const by = writers.exec(part)?.[0];
  const names = by === undefined ? undefined : parseNames(part.slice(by.length));
  if (by !== undefined && names !== undefined) {
    for (const name of names) found.authors.push(name);
    found.dropped.push({
      words: [
        by.trim(),
        ...(part.slice(by.length).match(/(?<=\s)(?:and|und|et)(?=\s)/g) ?? []),
      ].join(' '),
      reason: 'the words before the name of an author',
    });
    for (const { credentials } of names)
      if (credentials !== '')
        found.dropped.push({
          words: credentials,
          reason: 'a qualification; it belongs to the page of the person',
        });
    return true;
  }
  return parseBylineDate(part, found) || isBoilerplate(part, found);
}

function parseBylineDate(
  part: string,
  found: Mutable<Byline> & { dropped: { words: string; reason: string }[] },
): boolean {
  const isUpdate = updated.test(part);
  const date = parseWrittenDate(
    putDayFirst(
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
  found.dropped.push({
    words: part,
    reason: `the day on which it was ${isUpdate ? 'updated' : 'published'}; it stands in the front matter`,
  });
  return true;
}

function isBoilerplate(
  part: string,
  found: { dropped: { words: string; reason: string }[] },
): boolean {
  const judgement = judgeLine(part);
  if (judgement?.kind !== 'sure') return false;
  found.dropped.push({ words: part, reason: judgement.reason });
  return true;
}

/** With full stops the day always comes first: 12.01.2024. */
function putDayFirst(text: string): string {
  return text.replace(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/, '$3-$2-$1');
}

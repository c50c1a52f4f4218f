import type { ListItem, PhrasingContent } from 'mdast';
import { splitSentences } from '../../../domain/text/index.ts';
import { getLine, linesAt, type SourceStub } from '../../document.ts';
import type { ImportLog } from '../../import-log.ts';
import { type Block, getPlainText, getText } from '../blocks.ts';
import { getPhrasingText, replacePhrasing } from '../phrasing.ts';
import {
  createReferences,
  findIdentifiers,
  findReferencePart,
  type Mention,
  mergeMentions,
  parseSourceLink,
  type ReferencePart,
  type References,
} from './references.ts';

/**
 * Adds a citation behind each sentence that names a source, and removes the cited references from
 * the list.
 */
export function citeSources(blocks: readonly Block[], log: ImportLog): Block[] {
  const part = findReferencePart(blocks);
  const held = new Set<Block>(part === undefined ? [] : [part.heading, ...part.blocks]);
  const references = createReferences(part?.references ?? []);
  const marking: CitationContext = {
    language: guessLanguage(blocks.slice(0, 200).map(getPlainText).join(' ')),
    references,
    toKnown: createKnown(),
    log,
  };
  const marked = blocks.map((block) => (held.has(block) ? block : citeInBlock(block, marking)));
  return part === undefined ? marked : extractReferences(marked, part, references, log);
}

function citeInBlock<Kind extends Block | ListItem>(block: Kind, marking: CitationContext): Kind {
  if (block.type === 'paragraph')
    return { ...block, children: citeInSentences(block.children, getLine(block), marking) };
  if (block.type === 'table')
    return {
      ...block,
      children: block.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({
          ...cell,
          children: citeInSentences(cell.children, getLine(row), marking),
        })),
      })),
    };
  if (block.type === 'list')
    return { ...block, children: block.children.map((item) => citeInBlock(item, marking)) };
  if (
    block.type === 'blockquote' ||
    block.type === 'listItem' ||
    block.type === 'questionAndAnswer'
  )
    return { ...block, children: block.children.map((child) => citeInBlock(child, marking)) };
  return block;
}

/** Cited references are dropped, since the page renders its own list; uncited ones stay. */
function extractReferences(
  blocks: readonly Block[],
  { heading, blocks: lists, references: all }: ReferencePart,
  references: References,
  log: ImportLog,
): Block[] {
  const open = all.filter((reference) => !references.isCited(reference));
  if (open.length > 0) {
    log.requireAction(
      getLine(heading),
      `The text never cites ${open.length} of the ${all.length} works in its list “${getPlainText(heading)}”, so the list stays in the text. Cite them where they belong, or take them out.`,
    );
    return [...blocks];
  }
  log.drop(
    getLine(heading),
    getText(heading),
    'the heading of a list whose lines all became sources',
  );
  for (const { line, words } of all) log.drop(line, words, 'became a source');
  return blocks.filter((block) => block !== heading && !lists.includes(block));
}

/** Deduplicates equal records. */
function createKnown(): (record: SourceStub) => SourceStub {
  const known = new Map<string, SourceStub>();
  return (record) => {
    const key = JSON.stringify(
      Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
    ).toLowerCase();
    const same = known.get(key) ?? record;
    known.set(key, same);
    return same;
  };
}

const german =
  /(?:^|\s)(?:der|die|das|und|ist|nicht|ein|eine|mit|für|auf|sich|auch|sie|wird|oder)(?=\s)/gi;
const english = /(?:^|\s)(?:the|and|is|of|to|a|in|that|it|with|for|you|are|or|not)(?=\s)/gi;

/** The language for splitting sentences: German or English, by the most frequent short words. */
function guessLanguage(text: string): 'de' | 'en' {
  const sample = text.slice(0, 20_000);
  return (sample.match(german)?.length ?? 0) > (sample.match(english)?.length ?? 0) ? 'de' : 'en';
}

/** What citations are created from. */
interface CitationContext {
  readonly language: string;
  readonly references: References;
  /** Returns one record for each source, however often it is named. */
  readonly toKnown: (record: SourceStub) => SourceStub;
  readonly log: ImportLog;
}

/** A longer paragraph is not prose. */
const maxTextLength = 50_000;

const maybe = /\d{4}|\[\d|10\.\d{4}|PMID/;

/** Adds citations behind the sentences of a paragraph that name a source. */
function citeInSentences(
  nodes: readonly PhrasingContent[],
  line: number,
  marking: CitationContext,
): PhrasingContent[] {
  const text = getPhrasingText(nodes).replaceAll('\n', ' ');
  const links = findLinks(nodes);
  if (text.length > maxTextLength || (!maybe.test(text) && links.length === 0)) return [...nodes];
  const sentences = splitSentences(text, marking.language);
  const found = [
    ...links,
    ...findIdentifiers(text),
    ...findNumbers(text, marking.references),
    ...sentences.flatMap(({ start, end }) =>
      findNamed(text.slice(start, end), start, marking.references),
    ),
  ];
  const places = sentences.flatMap((sentence, index) => {
    const inside = found.filter(
      ({ start }) =>
        start < sentence.end && start >= (index === 0 ? 0 : (sentences[index - 1]?.end ?? 0)),
    );
    return locateMentions(text, sentence.end, inside, marking, line);
  });
  return places
    .sort((one, other) => other.from - one.from || other.to - one.to)
    .reduce(
      (all, { from, to, records, stop }) =>
        replacePhrasing(all, from, to, createCitations(records, stop, line)),
      [...nodes],
    );
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly records: Set<SourceStub>;
  /** The full stop before the replaced words goes behind the citations. */
  readonly stop: string;
}

function findNamed(sentence: string, start: number, references: References): Mention[] {
  return [...findJournals(sentence, start), ...findAuthorYears(sentence, start, references)];
}

/** Where the citations of one sentence go; each source is cited once there. */
function locateMentions(
  text: string,
  sentenceEnd: number,
  mentions: readonly Mention[],
  { references, toKnown, log }: CitationContext,
  line: number,
): Place[] {
  const places = new Map<string, Place>();
  const marked = new Set<SourceStub>();
  for (const mention of mergeMentions(mentions)) {
    const record = references.findSame(mention.record) ?? toKnown(mention.record);
    const { from, to, stop } = locateMention(text, mention, sentenceEnd);
    const place = places.get(`${from} ${to}`) ?? { from, to, stop, records: new Set() };
    if (mention.isReplaced && !places.has(`${from} ${to}`))
      log.drop(
        line,
        text.slice(mention.start, mention.end),
        'the number of a reference; the citation of its source stands there',
      );
    if (!mention.isReplaced && marked.has(record)) continue;
    if (!mention.isReplaced)
      log.info(
        line,
        `“${text.slice(mention.start, mention.end)}” names a source, and its sentence cites it.`,
      );
    places.set(`${from} ${to}`, place);
    place.records.add(record);
    marked.add(record);
  }
  return [...places.values()];
}

/** A number is replaced in place; other citations go before the full stop. */
function locateMention(
  text: string,
  mention: Mention,
  sentenceEnd: number,
): Omit<Place, 'records'> {
  if (mention.isReplaced) {
    const before =
      /[.!?]?\s?$/u.exec(text.slice(Math.max(0, mention.start - 2), mention.start))?.[0] ?? '';
    return { from: mention.start - before.length, to: mention.end, stop: before.trim() };
  }
  const end =
    /[.!?…]?["'”’»)\]]{0,3}[.!?…]?$/u.exec(
      text.slice(Math.max(mention.end, sentenceEnd - 6), sentenceEnd),
    )?.[0] ?? '';
  const at = sentenceEnd - end.replace(/^[”’"')\]»]+(?=[.!?…])/u, '').length;
  return { from: at, to: at, stop: '' };
}

function createCitations(
  records: ReadonlySet<SourceStub>,
  stop: string,
  line: number,
): PhrasingContent[] {
  const position = linesAt(line);
  const marks = [...records].flatMap((record): PhrasingContent[] => [
    { type: 'text', value: ' ' },
    { type: 'citation', record, position },
  ]);
  return stop === '' ? marks : [...marks, { type: 'text', value: stop }];
}

function findLinks(nodes: readonly PhrasingContent[], from = 0): Mention[] {
  let at = from;
  return nodes.flatMap((node): Mention[] => {
    const start = at;
    at += getPhrasingText([node]).length;
    if (node.type === 'link') {
      const record = parseSourceLink(node.url);
      return record === undefined ? [] : [{ start, end: at, record, isReplaced: false }];
    }
    return 'children' in node ? findLinks(node.children, start) : [];
  });
}

const surname = "(?:(?:van|von|de|der|den|del|di|da|la|le|el) ){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}";
const others =
  '(?:,? et al\\.?,?|,? u\\. ?a\\.|,? and (?:colleagues|others|co-workers)|,? und (?:Kollegen|Mitarbeiter))';
const second = `(?:(?:, ${surname}){0,4},? (?:and|&|und|et) ${surname})`;
const year = '((?:19[5-9]|20\\d)\\d)[a-z]?';

const inBrackets = new RegExp(`(${surname})(${others}|${second})?,? ${year}(?=[;,)\\]:])`, 'gu');
const narrated = new RegExp(`(${surname})(${others}|${second})? [(\\[]${year}[)\\]]`, 'gu');

const finding =
  /\b(?:stud(?:y|ies)|trials?|reviews?|meta-?analys[ei]s|surveys?|found|find|showed|shown|reported|observed|concluded|demonstrated|compared|measured|studien?|untersucht(?:e|en)?|fanden|zeigte(?:n)?|berichte(?:te|ten|n))\b/iu;

/**
 * Finds "(Smith et al., 2011)", "Smith and Jones (2011)" and, if the list of references has it,
 * "Smith (2011)".
 */
function findAuthorYears(sentence: string, at: number, references: References): Mention[] {
  if (sentence.length > 3000 || !/\d{4}/.test(sentence)) return [];
  const toMention = (match: RegExpExecArray): Mention[] => {
    const [whole, name = '', company, digits = ''] = match;
    const known = references.findByAuthor(name, Number(digits));
    const isSure =
      known !== undefined ||
      (company !== undefined &&
        (/al\.|u\. ?a|colleagues|others|Kollegen|workers|Mitarbeiter/.test(company) ||
          finding.test(sentence)));
    if (!isSure) return [];
    return [
      {
        start: at + match.index,
        end: at + match.index + whole.length,
        record: known ?? { authors: splitAuthors(name, company), year: Number(digits) },
        isReplaced: false,
      },
    ];
  };
  const brackets = [...sentence.matchAll(/[([][^()[\]]{4,300}[)\]]/gu)].flatMap((bracket) =>
    [...bracket[0].matchAll(inBrackets)].flatMap((match) =>
      toMention(Object.assign(match, { index: match.index + bracket.index })),
    ),
  );
  return [...brackets, ...[...sentence.matchAll(narrated)].flatMap(toMention)];
}

function splitAuthors(first: string, company: string | undefined): string[] {
  const more =
    company === undefined ||
    /al\.|u\. ?a|colleagues|others|Kollegen|workers|Mitarbeiter/.test(company)
      ? []
      : company.replace(/^,? (?:(?:and|&|und|et) )?/u, '').split(/,? (?:and|&|und|et) |, /u);
  return [first, ...more.filter((name) => name !== '')];
}

/** Journal titles by their first or last word, or by a field of research. */
const journalWord =
  /^(?:journals?|annals|archives|acta|bulletin|proceedings|transactions|letters|reviews?|quarterly|lancet|nature|science|cell|spine|pain|bmj|bmc|jama|plos|nejm|cochrane|frontiers|zeitschrift|archiv|annalen|revue|revista|rivista|medicine|therap(?:y|ies)|research|studies|sciences?|health|nursing|care|surgery|practice|database|reports?|biology|nutrition|physics|medizin|forschung|wissenschaft(?:en)?|ärzteblatt|wochenschrift|\p{L}+(?:olog(?:y|ie|ia)|iatr(?:y|ics|ie)|istry|onomy|culture|ics|ik))$/iu;

/** Journals of one word. */
const famous =
  /^(?:lancet|nature|science|cell|spine|pain|bmj|jama|nejm|sleep|appetite|brain|gut|thorax|chest|circulation|pediatrics|neurology|nutrients|animals|plants|vaccine|bone|diabetes)$/iu;

const begins =
  /^(?:the )?(?:(?:american|british|european|international|scandinavian|canadian|australian|german) journal|journal|annals|archives|lancet|nature|science|bmj|jama|plos|bmc|acta|zeitschrift|deutsches ärzteblatt|cochrane|frontiers|new england journal)(?![\p{L}])/iu;

const place =
  /^(?:department|institute?|university|school|cent(?:er|re)|hospital|faculty|college|clinic|laboratory|division|ministry|universität|institut|klinik|abteilung|fakultät|zentrum)(?![\p{L}])/iu;

const month =
  / (?:in|on) (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)$/iu;

const maxSentenceLength = 2000;

const study =
  /\b(?:stud(?:y|ies)|trials?|reviews?|meta-?analys[ei]s|surveys?|papers?|analys[ei]s|experiments?|report|research)\b|(?:studien?|untersuchung(?:en)?|übersichtsarbeit(?:en)?|meta-?analysen?|erhebung(?:en)?|fachartikel|aufsatz|arbeit)(?![\p{L}])/iu;

const capital = "(?:\\p{Lu}[\\p{L}\\p{M}'’&-]*)";
const joining = '(?:of|and|the|in|for|on|de|der|des|die|für|und|du|la|del|et|to|&)';
const name = `${capital}(?:(?: ${joining}){0,3} ${capital}){0,11}`;
const announced = new RegExp(
  `(?<![\\p{L}])(?:in|im) (?:(?:the|der|dem|dieser) )?((?:peer-reviewed |medical |scientific |academic |open-access )?(?:journal|magazine|fachblatt|fachzeitschrift|fachjournal|fachmagazin|zeitschrift|magazin) )?["“„»«‚']?(${name})`,
  'gu',
);

const yearPattern = /(?<!\d)(?:19[5-9]\d|20\d{2})(?!\d|s\b)/g;

const publishedBefore =
  /(?:published|appear(?:ed|s|ing)|printed|erschien(?:en)?|veröffentlicht\p{L}*)[^.;]{0,40}$/iu;
const publishedBehind = /^[^.;]{0,40}(?:veröffentlicht|erschien)/iu;

/**
 * Finds journals with a year in a sentence about a study: "a study published in the Journal of
 * Sleep in 2011".
 */
function findJournals(sentence: string, at: number): Mention[] {
  if (sentence.length > maxSentenceLength || !study.test(sentence)) return [];
  const years = [...sentence.matchAll(yearPattern)].map((match) => ({
    value: Number(match[0]),
    at: match.index,
  }));
  if (years.length === 0) return [];
  return [...sentence.matchAll(announced)].flatMap((match): Mention[] => {
    const [whole, marker, words = ''] = match;
    const container = words.replace(month, '').replace(new RegExp(`(?: ${joining})+$`, 'u'), '');
    const end = match.index + whole.length;
    const isPublished =
      publishedBefore.test(sentence.slice(Math.max(0, match.index - 60), match.index)) ||
      publishedBehind.test(sentence.slice(end, end + 60));
    if (!isJournal(container, isPublished, marker !== undefined)) return [];
    const nearest = years.toSorted(
      (one, other) => Math.abs(one.at - match.index) - Math.abs(other.at - match.index),
    )[0];
    return nearest === undefined
      ? []
      : [
          {
            start: at + match.index,
            end: at + end,
            record: { container, year: nearest.value },
            isReplaced: false,
          },
        ];
  });
}

/** A name alone may be a place, a month or a clinic, so it needs a word that only journals have. */
function isJournal(container: string, isPublished: boolean, isMarked: boolean): boolean {
  if (isMarked) return true;
  const words = container.split(/[\s-]+/);
  if (place.test(container) || !words.some((word) => journalWord.test(word))) return false;
  return words.length === 1 ? famous.test(container) : isPublished || begins.test(container);
}

/** Finds "[1]", "[2, 3]" and "[4–6]" if all numbers are in the list of references. */
function findNumbers(text: string, references: References): Mention[] {
  if (references.all.length === 0) return [];
  return [...text.matchAll(/\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\]/gu)].flatMap(
    (match): Mention[] => {
      const numbers = (match[1] ?? '').split(/\s?[,;]\s?/u).flatMap(expandRange);
      if (numbers.length === 0 || !numbers.every(references.hasNumber)) return [];
      return numbers.flatMap((number) => {
        const record = references.findByNumber(number);
        return record === undefined
          ? []
          : [{ start: match.index, end: match.index + match[0].length, record, isReplaced: true }];
      });
    },
  );
}

function expandRange(text: string): number[] {
  const [first = 0, last = first] = text.split(/\s?[–-]\s?/u).map(Number);
  return last < first || last - first > 50
    ? []
    : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

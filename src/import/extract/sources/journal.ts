import type { Mention } from './mention.ts';

/** A journal by its last or its first word, or by the field that its name tells. */
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

const longest = 2000;

const study =
  /\b(?:stud(?:y|ies)|trials?|reviews?|meta-?analys[ei]s|surveys?|papers?|analys[ei]s|experiments?|report|research)\b|(?:studien?|untersuchung(?:en)?|übersichtsarbeit(?:en)?|meta-?analysen?|erhebung(?:en)?|fachartikel|aufsatz|arbeit)(?![\p{L}])/iu;

const capital = "(?:\\p{Lu}[\\p{L}\\p{M}'’&-]*)";
const joining = '(?:of|and|the|in|for|on|de|der|des|die|für|und|du|la|del|et|to|&)';
const name = `${capital}(?:(?: ${joining}){0,3} ${capital}){0,11}`;
const announced = new RegExp(
  `(?<![\\p{L}])(?:in|im) (?:(?:the|der|dem|dieser) )?((?:peer-reviewed |medical |scientific |academic |open-access )?(?:journal|magazine|fachblatt|fachzeitschrift|fachjournal|fachmagazin|zeitschrift|magazin) )?["“„»«‚']?(${name})`,
  'gu',
);

const year = /(?<!\d)(?:19[5-9]\d|20\d{2})(?!\d|s\b)/g;

const publishedBefore =
  /(?:published|appear(?:ed|s|ing)|printed|erschien(?:en)?|veröffentlicht\p{L}*)[^.;]{0,40}$/iu;
const publishedBehind = /^[^.;]{0,40}(?:veröffentlicht|erschien)/iu;

/** Finds journals that a sentence on a study names with a year: "a study published in the Journal of Sleep in 2011". */
export function findJournals(sentence: string, at: number): Mention[] {
  if (sentence.length > longest || !study.test(sentence)) return [];
  const years = [...sentence.matchAll(year)].map((match) => ({
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

/** A name alone may be a place, a month or a clinic; a journal is called one, or has a word that journals have. */
function isJournal(container: string, isPublished: boolean, isMarked: boolean): boolean {
  if (isMarked) return true;
  const words = container.split(/[\s-]+/);
  if (place.test(container) || !words.some((word) => journalWord.test(word))) return false;
  return words.length === 1 ? famous.test(container) : isPublished || begins.test(container);
}

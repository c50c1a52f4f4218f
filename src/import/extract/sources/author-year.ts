import type { Mention } from './mention.ts';
import type { References } from './references.ts';

const surname = "(?:(?:van|von|de|der|den|del|di|da|la|le|el) ){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}";
const others =
  '(?:,? et al\\.?,?|,? u\\. ?a\\.|,? and (?:colleagues|others|co-workers)|,? und (?:Kollegen|Mitarbeiter))';
const second = `(?:(?:, ${surname}){0,4},? (?:and|&|und|et) ${surname})`;
const year = '((?:19[5-9]|20\\d)\\d)[a-z]?';

const inBrackets = new RegExp(`(${surname})(${others}|${second})?,? ${year}(?=[;,)\\]:])`, 'gu');
const narrated = new RegExp(`(${surname})(${others}|${second})? [(\\[]${year}[)\\]]`, 'gu');

const finding =
  /\b(?:stud(?:y|ies)|trials?|reviews?|meta-?analys[ei]s|surveys?|found|find|showed|shown|reported|observed|concluded|demonstrated|compared|measured|studien?|untersucht(?:e|en)?|fanden|zeigte(?:n)?|berichte(?:te|ten|n))\b/iu;

/** Finds "(Smith et al., 2011)", "Smith and Jones (2011)" and, where the list of references knows it, "Smith (2011)". */
export function findAuthorYears(sentence: string, at: number, references: References): Mention[] {
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
        record: known ?? { authors: toNames(name, company), year: Number(digits) },
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

function toNames(first: string, company: string | undefined): string[] {
  const more =
    company === undefined ||
    /al\.|u\. ?a|colleagues|others|Kollegen|workers|Mitarbeiter/.test(company)
      ? []
      : company.replace(/^,? (?:(?:and|&|und|et) )?/u, '').split(/,? (?:and|&|und|et) |, /u);
  return [first, ...more.filter((name) => name !== '')];
}

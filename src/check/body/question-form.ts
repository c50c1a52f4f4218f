import { findFormWords } from './form-words.ts';
import { hasWords } from './same-words.ts';

/** What is wrong with the form of a question, in words for the author. */
export interface QuestionIssue {
  readonly message: string;
  /** The question without this fault, where that is one thing. */
  readonly better?: string;
  /** Whether to write it so cannot be wrong. */
  readonly isCertain?: boolean;
}

/** Judges how a question is written, without white space around it; what is not certain in a language is not told. */
export function judgeQuestion(question: string, language: string): QuestionIssue[] {
  if (!hasWords(question))
    return [{ message: 'This question has no words. Write it as a reader would ask it.' }];
  return judges.flatMap((judge) => judge(question, language) ?? []);
}

type Judge = (question: string, language: string) => QuestionIssue | undefined;

/** A letter in front, as of Q&A; Q10 and the like are names. */
const label =
  /^(?:q[\s.:)]+(?=\S)|q\s?\d{1,2}[.:)]\s+(?=\p{Lu})|(?:faq|question|frage)\s*(?:no\.?|nr\.?|#)?\s*\d*\s*[:.)–—-]\s+|\(?\d{1,3}\)\s*|#\d{1,3}[:.]?\s+)/iu;
/** Where ordinal numbers are written so too, as in German, this is not certain. */
const numberAndDot = /^\d{1,3}\.\s+/;

const judges: readonly Judge[] = [
  (question, language) => {
    const head = (label.exec(question) ??
      (/^en\b/.test(language) ? numberAndDot.exec(question) : null))?.[0];
    const rest = head === undefined ? '' : question.slice(head.length);
    return head === undefined || !hasWords(rest)
      ? undefined
      : {
          message: `This question begins with "${head.trim()}". Leave it out: the site itself puts questions in their order.`,
          better: toCapital(rest, language),
        };
  },
  (question, language) => {
    const first = /^[\p{P}\s]*(\S+)/u.exec(question)?.[1] ?? '';
    // Some names begin so, as in pH and iPhone.
    if (label.test(question) || !/^\p{Ll}[\p{Ll}\p{M}'’-]*[\p{P}]*$/u.test(first)) return undefined;
    return {
      message: 'This question begins with a small letter. Begin it with a capital.',
      better: toCapital(question, language),
    };
  },
  (question) => {
    const capitals = question.match(/\p{Lu}/gu) ?? [];
    if (capitals.length < 8 || /\p{Ll}/u.test(question) || !/\s/.test(question)) return undefined;
    return {
      message:
        'This question stands in capitals, which are hard to read and sound loud. Write it in small letters.',
    };
  },
  (question) =>
    /[?？؟]\s+["'“„«¿]?\p{L}|？\p{L}/u.test(question)
      ? {
          message:
            'Here stand two questions, and each entry answers one. Keep one, and give the other an entry of its own, or put it under "asks".',
        }
      : undefined,
  (question) => {
    const marks = /(?:[!¡]*[?？؟]){2,}[!]*$|[?？؟]!+$|!+[?？؟]$/u.exec(question)?.[0];
    if (marks === undefined) return undefined;
    return {
      message: `This question ends with "${marks}". One question mark is expected.`,
      better: question.slice(0, -marks.length) + (/[?？؟]/u.exec(marks)?.[0] ?? '?'),
      isCertain: true,
    };
  },
  (question, language) => {
    // French sets a space before the mark.
    if (/^fr\b/.test(language) || !/\s[?？؟]$/u.test(question)) return undefined;
    return {
      message: 'A space stands before the question mark. Delete it.',
      better: question.replace(/\s+([?？؟])$/u, '$1'),
      isCertain: true,
    };
  },
  (question, language) => {
    const words = findFormWords(language);
    if (
      words === undefined ||
      !words.statementBeginning.test(question) ||
      /[,;:.…–—]|\s-\s/u.test(question) ||
      words.questionWord.test(question)
    )
      return undefined;
    return {
      message: 'This is a statement with a question mark. Ask it, as in "Is it …?" or "Can I …?".',
    };
  },
];

function toCapital(text: string, language: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(language));
}

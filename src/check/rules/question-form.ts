import { findFormWords, hasWords, normalizeWords } from '../body/form-words.ts';
import { defineRule, type ReportRange } from '../define-rule.ts';
import { createRelated, findText, type DataText, type EntryFacts } from '../entry.ts';
import { findNodes, type DataNode } from '../yaml/data.ts';

export default defineRule({
  name: 'question-form',
  defaultLevel: 'warning',
  summary: 'A question that is not written as one.',
  checkEntry(entry, { content, report }) {
    const question = entry.collection === 'faq' ? findText(entry, ['question']) : undefined;
    if (question === undefined) return;
    const { text, start, end } = question;
    const source = entry.text.slice(start, end);
    const at = source.indexOf(text);
    // Another rule reports what is far too long.
    const issues = text.length > 1000 ? [] : findIssues(text, content.settings.language);
    for (const { message, better, isCertain } of issues) {
      if (better === undefined || at < 0) {
        report(question, message);
        continue;
      }
      const suggestion = source.slice(0, at) + better + source.slice(at + text.length);
      const fix = {
        describe: `Write the question as ${better}`,
        edits: [{ start: start + at, end: start + at + text.length, text: better }],
      };
      report(question, message, isCertain ? { suggestion, fix } : { suggestion });
    }
    checkWordings(entry, question, report);
  },
});

/** Wordings are the readers' own, so that only those are reported that add nothing. */
function checkWordings(entry: EntryFacts, question: DataText, report: ReportRange): void {
  const seen = new Map<string, DataNode | DataText>([[normalizeWords(question.text), question]]);
  for (const wording of findNodes(entry.yaml?.root, 'asks')) {
    if (typeof wording.value !== 'string' || wording.value.trim() === '') continue;
    const words = normalizeWords(wording.value);
    const first = seen.get(words);
    if (!hasWords(wording.value))
      report(wording, 'This wording has no words. Write one, or delete the line.');
    else if (first === undefined) seen.set(words, wording);
    else {
      const [what, where] =
        first === question
          ? ['the question itself', 'The question.']
          : ['a wording above', 'The first wording with these words.'];
      const message = `This wording is the same as ${what}, so search learns nothing from it. Delete it, or ask in other words.`;
      report(wording, message, { related: [createRelated(entry, first, where)] });
    }
  }
}

/** What is wrong with the form of a question, in words for the author. */
interface QuestionIssue {
  readonly message: string;
  /** The question without this issue, if that is one thing. */
  readonly better?: string;
  /** Whether the suggestion is certain, so that it can be a fix. */
  readonly isCertain?: boolean;
}

/**
 * What is wrong with the form of a question, without white space around it; what is not certain in
 * a language is not reported.
 */
function findIssues(question: string, language: string): QuestionIssue[] {
  if (!hasWords(question))
    return [{ message: 'This question has no words. Write it as a reader would ask it.' }];
  return checks.flatMap((check) => check(question, language) ?? []);
}

type Check = (question: string, language: string) => QuestionIssue | undefined;

/** A letter in front, as of Q&A; Q10 and the like are names. */
const label =
  /^(?:q[\s.:)]+(?=\S)|q\s?\d{1,2}[.:)]\s+(?=\p{Lu})|(?:faq|question|frage)\s*(?:no\.?|nr\.?|#)?\s*\d*\s*[:.)–—-]\s+|\(?\d{1,3}\)\s*|#\d{1,3}[:.]?\s+)/iu;
/** Not certain in languages such as German, in which ordinal numbers are written the same way. */
const numberAndDot = /^\d{1,3}\.\s+/;

const checks: readonly Check[] = [
  (question, language) => {
    const head = (
      label.exec(question) ?? (/^en\b/.test(language) ? numberAndDot.exec(question) : null)
    )?.[0];
    const rest = head === undefined ? '' : question.slice(head.length);
    return head === undefined || !hasWords(rest)
      ? undefined
      : {
          message: `This question begins with "${head.trim()}". Leave it out: the site itself puts questions in their order.`,
          better: capitalize(rest, language),
        };
  },
  (question, language) => {
    const first = /^[\p{P}\s]*(\S+)/u.exec(question)?.[1] ?? '';
    // Some names begin so, as in pH and iPhone.
    if (label.test(question) || !/^\p{Ll}[\p{Ll}\p{M}'’-]*[\p{P}]*$/u.test(first)) return undefined;
    return {
      message: 'This question begins with a small letter. Begin it with a capital.',
      better: capitalize(question, language),
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

function capitalize(text: string, language: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(language));
}

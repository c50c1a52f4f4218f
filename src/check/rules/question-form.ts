import { findNodes } from '../yaml/data-node.ts';
import { findText, type DataText } from '../yaml/data-text.ts';
import type { Entry } from '../entry.ts';
import { judgeQuestion } from '../body/question-form.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasWords, normalizeWords } from '../body/same-words.ts';

/** A question is one question and written as such; its other wordings are other words. */
export const checkQuestionForm: Rule = ({ entries, settings }) => {
  if (settings.getLevel('question-form') === 'off') return [];
  return entries.flatMap((entry) => {
    const question = entry.collection === 'faq' ? findText(entry, ['question']) : undefined;
    return question === undefined
      ? []
      : [...checkQuestion(entry, question, settings.language), ...checkWordings(entry, question)];
  });
};

function checkQuestion(
  entry: Entry,
  { text, start, end }: DataText,
  language: string,
): Diagnostic[] {
  const source = entry.text.slice(start, end);
  const at = source.indexOf(text);
  // What is far too long is told as such.
  return (text.length > 1000 ? [] : judgeQuestion(text, language)).map(
    ({ message, better, isCertain }) => {
      if (better === undefined || at < 0)
        return toFinding('question-form', entry.path, entry.lines.toPlace(start, end), message);
      const suggestion = source.slice(0, at) + better + source.slice(at + text.length);
      const fix = {
        describe: `Write the question as ${better}`,
        edits: [{ start: start + at, end: start + at + text.length, text: better }],
      };
      return toFinding(
        'question-form',
        entry.path,
        entry.lines.toPlace(start, end),
        message,
        isCertain ? { suggestion, fix } : { suggestion },
      );
    },
  );
}

/** Wordings are the readers' own, so that only what adds nothing is told. */
function checkWordings(entry: Entry, question: DataText): Diagnostic[] {
  const seen = new Map([
    [normalizeWords(question.text), { start: question.start, end: question.end, isQuestion: true }],
  ]);
  return findNodes(entry.yaml?.root, 'asks').flatMap((wording) => {
    if (typeof wording.value !== 'string' || wording.value.trim() === '') return [];
    const getPlace = () => entry.lines.toPlace(wording.start, wording.end);
    if (!hasWords(wording.value))
      return [
        toFinding(
          'question-form',
          entry.path,
          getPlace(),
          'This wording has no words. Write one, or delete the line.',
        ),
      ];
    const words = normalizeWords(wording.value);
    const first = seen.get(words);
    if (first === undefined)
      seen.set(words, { start: wording.start, end: wording.end, isQuestion: false });
    if (first === undefined) return [];
    const related = [
      {
        path: entry.path,
        ...entry.lines.toPlace(first.start, first.end),
        message: first.isQuestion ? 'The question.' : 'The first wording with these words.',
      },
    ];
    const what = first.isQuestion ? 'the question itself' : 'a wording above';
    return [
      toFinding(
        'question-form',
        entry.path,
        getPlace(),
        `This wording is the same as ${what}, so search learns nothing from it. Delete it, or ask in other words.`,
        { related },
      ),
    ];
  });
}

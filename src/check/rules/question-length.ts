import { countWords } from '../../domain/text/plain-text.ts';
import { findText } from '../yaml/data-text.ts';
import { findFormWords } from '../body/form-words.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasWords } from '../body/same-words.ts';

const mostWords = 20;
/** A search result shows the first 60 to 70 letters of a title; of a longer question than this, half would be lost. */
const mostLetters = 120;
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A question can be understood where it stands alone, and be read at a glance. */
export const checkQuestionLength: Rule = ({ entries, settings }) => {
  if (settings.getLevel('question-length') === 'off') return [];
  // Some languages say in one word or two what English says in three.
  const fewestWords = findFormWords(settings.language) === undefined ? 2 : 3;
  return entries.flatMap((entry) => {
    const question = entry.collection === 'faq' ? findText(entry, ['question']) : undefined;
    if (question === undefined) return [];
    const { text } = question;
    const words = withoutSpaces.test(text)
      ? countWords(text, settings.language)
      : text.split(/\s+/).filter(hasWords).length;
    const letters = [...text].length;
    if (words <= mostWords && letters <= mostLetters && (words === 0 || words >= fewestWords))
      return [];
    const place = entry.lines.toPlace(question.start, question.end);
    const size = `This question has ${words === 1 ? '1 word' : `${words} words`} and ${letters} characters`;
    // What holds no word at all is told by the form of the question.
    if (words < fewestWords)
      return [
        toFinding(
          'question-length',
          entry.path,
          place,
          `${size}, and at least ${fewestWords} words are expected. Ask it so that it can be understood without the page around it.`,
        ),
      ];
    return [
      toFinding(
        'question-length',
        entry.path,
        place,
        `${size}, and at most ${mostWords} words and ${mostLetters} characters are expected. Ask it as a reader would say it, and put the details into the answer.`,
      ),
    ];
  });
};

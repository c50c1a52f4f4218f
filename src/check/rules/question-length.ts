import { countWords } from '../../domain/body/index.ts';
import { findFormWords, hasWords } from '../body/form-words.ts';
import { defineRule } from '../define-rule.ts';
import { findText } from '../entry.ts';

const mostWords = 20;
/**
 * A search result shows the first 60 to 70 letters of a title; of a longer question than this, half
 * would be lost.
 */
const mostLetters = 120;
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A question can be understood without the page around it, and be read at a glance. */
export default defineRule({
  name: 'question-length',
  defaultLevel: 'warning',
  summary: 'A question that is too long or too short to be understood.',
  checkEntry(entry, { content: { settings }, report }) {
    const question = entry.collection === 'faq' ? findText(entry, ['question']) : undefined;
    if (question === undefined) return;
    // Some languages need only one or two words where English needs three.
    const fewestWords = findFormWords(settings.language) === undefined ? 2 : 3;
    const { text } = question;
    const words = withoutSpaces.test(text)
      ? countWords(text, settings.language)
      : text.split(/\s+/).filter(hasWords).length;
    const letters = [...text].length;
    const size = `This question has ${words === 1 ? '1 word' : `${words} words`} and ${letters} characters`;
    const isLong = words > mostWords || letters > mostLetters;
    // Another rule reports a question without any word.
    if (!isLong && (words === 0 || words >= fewestWords)) return;
    report(
      question,
      words < fewestWords
        ? `${size}, and at least ${fewestWords} words are expected. Ask it so that it can be understood without the page around it.`
        : `${size}, and at most ${mostWords} words and ${mostLetters} characters are expected. Ask it as a reader would say it, and put the details into the answer.`,
    );
  },
});

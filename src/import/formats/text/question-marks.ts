import type { Line } from './lines.ts';

/** "Q:" or "Answer 3:" at the head of a line. */
export interface PairMark {
  readonly part: 'question' | 'answer';
  readonly mark: string;
  readonly rest: string;
}

/** Finds the marks of questions and answers among the lines of a text. */
export type ReadPairMark = (text: string) => PairMark | undefined;

const questionWords = 'Question|Frage|Pregunta|Pergunta|Domanda|Vraag';
const answerWords = 'Answer|Antwort|Réponse|Respuesta|Resposta|Risposta|Antwoord';
const count = '(?:\\s?(?:Nr\\.|No\\.|#)?\\s?\\d{1,3})?';
const words = new RegExp(`^(?:(${questionWords})|(${answerWords}))${count}\\s?:\\s*`, 'iu');
const letters = /^(?:\d{1,3}[.)]\s*)?([QFPDVAR])\d{0,3}\s?([:.)])(?:\s+|$)/u;
/** Which letters of an answer go with the letter of a question. */
const answerLetters: Readonly<Record<string, string>> = { Q: 'A', F: 'A', V: 'A', P: 'R', D: 'R' };

/** How the lines of one text mark questions: only letters that stand in pairs count, so that initials do not. */
export function toReadPairMark(lines: readonly Line[]): ReadPairMark {
  const found = new Set<string>();
  for (const { text } of lines) {
    const [, letter, sign] = letters.exec(text) ?? [];
    if (letter !== undefined && sign !== undefined) found.add(`${letter}${sign}`);
  }
  const isMark = (letter: string, sign: string) =>
    (sign === ':' && letter === 'Q') ||
    Object.entries(answerLetters).some(
      (pair) => pair.includes(letter) && pair.every((each) => found.has(`${each}${sign}`)),
    );
  return (text) => readWords(text) ?? readLetters(text, isMark);
}

function readWords(text: string): PairMark | undefined {
  const [whole, question] = words.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    part: question === undefined ? 'answer' : 'question',
    mark: whole.trim(),
    rest: text.slice(whole.length),
  };
}

function readLetters(
  text: string,
  isMark: (letter: string, sign: string) => boolean,
): PairMark | undefined {
  const [whole, letter, sign] = letters.exec(text) ?? [];
  if (whole === undefined || letter === undefined || sign === undefined || !isMark(letter, sign))
    return undefined;
  return {
    part: Object.hasOwn(answerLetters, letter) ? 'question' : 'answer',
    mark: whole.trim(),
    rest: text.slice(whole.length),
  };
}

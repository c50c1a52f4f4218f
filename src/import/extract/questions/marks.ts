/** A mark before a question or an answer. */
export interface Mark {
  readonly words: string;
  /** How many characters to take off, with the space behind it. */
  readonly length: number;
  /** Whether it is a letter alone, which may be the beginning of a list or an initial as well. */
  readonly isLetter: boolean;
}

const questionWords = 'question|frage|pregunta|domanda|pergunta|vraag';
const answerWords = 'answer|antwort|réponse|respuesta|risposta|resposta|antwoord';

// "Q:", "Q1.", "Q 1)", "Question 3:", "F:" (German) and "P:" (Spanish); a letter alone needs its colon or full stop.
const question = new RegExp(
  `^\\s*(?:(?:${questionWords})(?:\\s*(?:no\\.?|nr\\.?|#)?\\s*\\d{1,3})?\\s*(?:[:.)–—-]|(?=\\n))|([QFPDV])\\s?\\d{0,3}\\s?[:.)–—])\\s*`,
  'iu',
);
const answer = new RegExp(
  `^\\s*(?:(?:${answerWords})(?:\\s*(?:no\\.?|nr\\.?|#)?\\s*\\d{1,3})?\\s*(?:[:.)–—-]|(?=\\n))|([AR])\\s?\\d{0,3}\\s?[:.)–—])\\s*`,
  'iu',
);

/** "Q:" or "Question 2:" at the head of a text; undefined where there is none. */
export function readQuestionMark(text: string): Mark | undefined {
  return read(question, text);
}

/** "A:" or "Answer:" at the head of a text; undefined where there is none. */
export function readAnswerMark(text: string): Mark | undefined {
  return read(answer, text);
}

/** "3." or "3)" at the head of a text. */
export function readNumber(text: string): Mark | undefined {
  return read(/^\s*\(?\d{1,3}[.)]\s+/, text);
}

function read(pattern: RegExp, text: string): Mark | undefined {
  const match = pattern.exec(text.slice(0, 60));
  return match === null
    ? undefined
    : { words: match[0].trim(), length: match[0].length, isLetter: match[1] !== undefined };
}

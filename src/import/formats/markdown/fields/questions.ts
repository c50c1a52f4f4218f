import type { Notes } from '../../../log.ts';
import { keys } from './keys.ts';
import type { Taken } from './taken.ts';
import { isFields, toText, toTexts } from './texts.ts';

/** A question of the front matter; its answer is Markdown. */
export interface QuestionSaid {
  readonly line: number;
  readonly question: string;
  readonly answer: string;
}

/** The questions that themes keep in a list of the front matter: `faq: [{ question, answer }]`. */
export function readQuestions(taken: Taken, notes: Notes): QuestionSaid[] {
  return taken.takeAll(keys.questions).flatMap(({ key, value, line }) => {
    const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
    return listed.flatMap((each) => {
      const fields = isFields(each) ? each : {};
      const question = toText(fields['question'] ?? fields['q'] ?? fields['title']);
      const answer = fields['answer'] ?? fields['a'] ?? fields['content'];
      const isWhole = question !== undefined && typeof answer === 'string' && answer.trim() !== '';
      const used = new Set<unknown>(
        isWhole ? [fields['question'] ?? fields['q'] ?? fields['title'], answer] : [],
      );
      const rest = isFields(each) ? Object.values(each).filter((part) => !used.has(part)) : each;
      notes.leaveOut(
        line,
        toTexts(rest).join(' '),
        `what the field "${key}" says besides questions and answers`,
      );
      return isWhole ? [{ line, question, answer }] : [];
    });
  });
}

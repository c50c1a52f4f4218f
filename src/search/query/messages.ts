import type { Answer, Question } from './answer.ts';
import type { SearchSettings } from './settings.ts';

/** What a page asks of the worker: a question, or to make ready for one. */
export type Request =
  | { readonly id: number; readonly question: Question }
  | { readonly id: number; readonly warm: true };

/** What the worker says to it, under the same id. */
export type Reply =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly settings: SearchSettings }
  | { readonly id: number; readonly failure: string }
  /** The worker has started; it answers no request. */
  | { readonly id: number; readonly isReady: true };

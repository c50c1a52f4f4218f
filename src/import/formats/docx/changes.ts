import type { DroppedText, ImportMessage } from '../../document.ts';
import type { Change } from './preparation.ts';

/** The words that recorded changes took out. */
export function toLeftOutChanges(changes: readonly Change[]): DroppedText[] {
  const out = changes.filter(({ kind, words }) => kind !== 'put in' && words !== '');
  return out.map(({ line, words, kind, by }) => ({
    line,
    words,
    reason: `${kind} by a recorded change${by === '' ? '' : ` of ${by}`}`,
  }));
}

/** One remark for each paragraph with recorded changes, as a person has to say whether they hold. */
export function toChangeRemarks(changes: readonly Change[]): ImportMessage[] {
  return [...Map.groupBy(changes, ({ line }) => line)].map(([line, here]) => {
    const people = [...new Set(here.map(({ by }) => by).filter((by) => by !== ''))];
    const parts = here
      .filter(({ words }) => words !== '')
      .map(({ kind, words }) => `${kind}: “${words}”`);
    const who = people.length === 0 ? '' : ` of ${people.join(' and ')}`;
    return {
      line,
      message: `Nobody has accepted or rejected the recorded changes${who} here (${parts.length === 0 ? 'an end of a paragraph' : parts.join(', ')}). They are taken as accepted; look whether that is right.`,
      requiresAction: true,
    };
  });
}

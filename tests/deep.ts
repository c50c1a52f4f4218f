/** Whether a bench runs what it shares with the tests, without Vitest around it. */
export const isBench: boolean = !('env' in import.meta);

/** Whether trials run in full number, as `npm run test:deep` asks for; at a desk a few of them do. */
export const deep: boolean = !isBench && import.meta.env.MODE === 'deep';

/**
 * How often, or of what size, a test tries something that it could try for hours: `whole` if all is
 * tried, as `npm run test:deep` asks for, else `usual`, which a person waits for. Both begin with
 * the same cases.
 */
export function usualOrDeep<Value>(usual: Value, whole: Value): Value {
  return deep ? whole : usual;
}

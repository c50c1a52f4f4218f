/**
 * How often, or of what size, a test tries something that it could try for hours: `deep` where all is tried, as
 * `npm run test:deep` asks for, else `usual`, which a person waits for. Both begin with the same cases.
 */
export function usualOrDeep<Value>(usual: Value, deep: Value): Value {
  return import.meta.env.MODE === 'deep' ? deep : usual;
}

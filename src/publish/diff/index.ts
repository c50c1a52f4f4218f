export { compareStates } from './compare.ts';
export { formatChanges } from './format.ts';

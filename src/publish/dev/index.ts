export { serveDraft } from './dev.ts';
export { watchContent } from './watch-content.ts';

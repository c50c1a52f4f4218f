/** For a process that answers an import; it loads nothing of the import itself. */
export { serveQuestions } from './serve.ts';

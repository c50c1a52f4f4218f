/** For a process that answers an import; it loads nothing of the import itself. */
export { serveRequests } from './serve.ts';

import { serveSteps } from './serve.ts';

// The program of the process that reads untrusted files.

serveSteps(async () => (await import('./steps.ts')).createSteps());

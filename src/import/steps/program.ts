import { serveSteps } from './serve.ts';

// The program of a process that reads files which nobody can trust.

serveSteps(async () => (await import('./steps.ts')).createSteps());

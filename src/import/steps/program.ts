import { enableCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { isQuestion, type Answer, type Question } from './questions.ts';
import type { ImportSteps } from './steps.ts';

// The program of a process that reads files which nobody can trust. It answers one question after the other, and is ended by
// the process that asks, or by its own watch.

let steps: Promise<ImportSteps> | undefined;

process.on('message', (message) => {
  if (!isQuestion(message)) return;
  if (message.kind === 'start') start(message.megabytes, message.compileCache);
  else void answer(message);
});
process.on('disconnect', () => process.exit());

async function answer(question: Exclude<Question, { kind: 'start' }>): Promise<void> {
  // Loaded when the first question comes, behind the compile cache.
  steps ??= import('./steps.ts').then(({ createSteps }) => createSteps());
  const { read, begin, plan } = await steps;
  const megabytes = () => process.memoryUsage.rss() / 1_000_000;
  const say = (given: Answer) => process.send?.(given);
  if (question.kind === 'read') say({ kind: 'read', result: await read(question.file, question.options), megabytes: megabytes() });
  else if (question.kind === 'begin') say({ kind: 'begin', result: await begin(question.contentFolder, question.options, question.moved), megabytes: megabytes() });
  else say({ kind: 'plan', result: await plan(question.read, question.ids), megabytes: megabytes() });
}

function start(megabytes: number, compileCache: string | undefined): void {
  if (compileCache !== undefined) enableCompileCache(compileCache);
  new Worker(new URL('./watch.ts', import.meta.url), { workerData: { megabytes, parent: process.ppid } }).unref();
}

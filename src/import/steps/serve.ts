import { enableCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { setCommandStyle } from '../../domain/text/command.ts';
import { isQuestion, type Answer, type Question } from './questions.ts';
import type { ImportSteps } from './steps.ts';

/**
 * Takes the steps that the process which started this one asks for, one after the other, until that one ends or closes the
 * channel between them. `load` is called when the first step is asked for.
 */
export function serveSteps(load: () => Promise<ImportSteps>): void {
  let steps: Promise<ImportSteps> | undefined;
  process.on('message', (message) => {
    if (!isQuestion(message)) return;
    if (message.kind === 'start') return start(message);
    steps ??= load();
    void steps.then((loaded) => answer(loaded, message));
  });
  process.on('disconnect', () => process.exit());
}

function start({
  megabytes,
  compileCache,
  commandStyle,
}: Extract<Question, { kind: 'start' }>): void {
  setCommandStyle(commandStyle);
  if (compileCache !== undefined) enableCompileCache(compileCache);
  new Worker(new URL('./watch.ts', import.meta.url), {
    workerData: { megabytes, parent: process.ppid },
  }).unref();
}

async function answer(
  { read, begin, plan }: ImportSteps,
  question: Exclude<Question, { kind: 'start' }>,
): Promise<void> {
  const megabytes = () => process.memoryUsage.rss() / 1_000_000;
  const say = (given: Answer) => process.send?.(given);
  if (question.kind === 'read')
    say({
      kind: 'read',
      result: await read(question.file, question.options),
      megabytes: megabytes(),
    });
  else if (question.kind === 'begin')
    say({
      kind: 'begin',
      result: await begin(question.contentFolder, question.options, question.moved),
      megabytes: megabytes(),
    });
  else
    say({ kind: 'plan', result: await plan(question.read, question.ids), megabytes: megabytes() });
}

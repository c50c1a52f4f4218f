import { enableCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { setCommandStyle } from '../../domain/text/index.ts';
import { isOfKind, type StartMessage } from './limited-process.ts';
import { type Answer, isQuestion, type Question } from './steps-process.ts';
import type { ImportSteps } from './steps.ts';

/** Answers a question; undefined for messages that are none, such as those of debuggers. */
type AnswerQuestion = (message: unknown) => Promise<object | undefined>;

/**
 * Answers the questions of the parent process one by one, until it ends or disconnects. `load` is
 * called at the first question.
 */
export function serveQuestions(load: () => Promise<AnswerQuestion>): void {
  let loaded: Promise<AnswerQuestion> | undefined;
  process.on('message', (message) => {
    if (isStart(message)) return start(message);
    loaded ??= load();
    void loaded
      .then((answer) => answer(message))
      .then((answer) => answer === undefined || process.send?.(answer));
  });
  process.on('disconnect', () => process.exit());
}

/** Runs the steps of an import as they are asked for. */
export function serveSteps(load: () => Promise<ImportSteps>): void {
  serveQuestions(async () => {
    const steps = await load();
    return async (message) => (isQuestion(message) ? take(steps, message) : undefined);
  });
}

async function take({ read, begin, plan }: ImportSteps, question: Question): Promise<Answer> {
  const megabytes = () => process.memoryUsage.rss() / 1_000_000;
  switch (question.kind) {
    case 'read': {
      const result = await read(question.file, question.options);
      return { kind: 'read', result, megabytes: megabytes() };
    }
    case 'begin': {
      const result = await begin(question.contentFolder, question.options, question.moved);
      return { kind: 'begin', result, megabytes: megabytes() };
    }
    case 'plan': {
      const result = await plan(question.read, question.ids);
      return { kind: 'plan', result, megabytes: megabytes() };
    }
  }
}

function start({ megabytes, compileCache, commandStyle }: StartMessage): void {
  setCommandStyle(commandStyle);
  if (compileCache !== undefined) enableCompileCache(compileCache);
  new Worker(new URL('./watch.ts', import.meta.url), {
    workerData: { megabytes, parent: process.ppid },
  }).unref();
}

function isStart(message: unknown): message is StartMessage {
  return isOfKind(message, ['start']);
}

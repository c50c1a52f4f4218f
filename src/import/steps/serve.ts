import { enableCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { setCommandStyle } from '../../domain/text/index.ts';
import { isOfKind, type StartMessage } from './limited-process.ts';
import { type StepResponse, isStepRequest, type StepRequest } from './steps-process.ts';
import type { ImportSteps } from './steps.ts';

/** Answers a request; undefined for messages that are none, such as those of debuggers. */
type RequestHandler = (message: unknown) => Promise<object | undefined>;

/**
 * Answers the requests of the parent process one by one, until it ends or disconnects. `load` is
 * called at the first request.
 */
export function serveRequests(load: () => Promise<RequestHandler>): void {
  let loaded: Promise<RequestHandler> | undefined;
  process.on('message', (message) => {
    if (isStart(message)) return start(message);
    loaded ??= load();
    void loaded
      .then((handle) => handle(message))
      .then((response) => response === undefined || process.send?.(response));
  });
  process.on('disconnect', () => process.exit());
}

/** Runs the steps of an import as they are asked for. */
export function serveSteps(load: () => Promise<ImportSteps>): void {
  serveRequests(async () => {
    const steps = await load();
    return async (message) => (isStepRequest(message) ? take(steps, message) : undefined);
  });
}

async function take(
  { read, begin, plan }: ImportSteps,
  request: StepRequest,
): Promise<StepResponse> {
  const megabytes = () => process.memoryUsage.rss() / 1_000_000;
  switch (request.kind) {
    case 'read': {
      const result = await read(request.file, request.options);
      return { kind: 'read', result, megabytes: megabytes() };
    }
    case 'begin': {
      const result = await begin(request.contentFolder, request.options, request.moved);
      return { kind: 'begin', result, megabytes: megabytes() };
    }
    case 'plan': {
      const result = await plan(request.read, request.ids);
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

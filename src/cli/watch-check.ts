import { watchContent } from '../publish/dev/index.ts';
import { untilInterrupted } from './interrupted.ts';

/** Runs a check now and after each save of a content file, until Ctrl+C. What stops one check does not stop the next. */
export async function watchCheck(
  folder: string,
  check: () => Promise<unknown>,
  print: (line: string) => void,
): Promise<void> {
  let running = Promise.resolve();
  const run = (cause: string) => {
    running = running.then(async () => {
      print(`${new Date().toTimeString().slice(0, 8)} ${cause}`);
      await check().catch((error: unknown) =>
        print(error instanceof Error ? error.message : String(error)),
      );
    });
  };
  const stop = watchContent(folder, (paths) =>
    run(
      `changed: ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}`,
    ),
  );
  run('checks, and again after each save (stop with Ctrl+C)');
  await untilInterrupted();
  stop();
  await running;
}

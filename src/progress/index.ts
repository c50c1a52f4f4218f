import { clearLine, cursorTo } from 'node:readline';
import type { Writable } from 'node:stream';

/** A step of long work, such as reading documents. */
interface ProgressStep {
  /**
   * Says that so many more are done; one without a number. Costs next to nothing, so that it may be
   * called for each.
   */
  readonly advance: (count?: number) => void;
}

/** Shows where long work is. */
export interface Progress {
  /** Begins a step and ends the one before. Without a total, what is done is counted. */
  readonly begin: (name: string, total?: number) => ProgressStep;
  /** Runs something that prints, with nothing in its way on a terminal. */
  readonly print: (write: () => void) => void;
  /**
   * Ends the last step and takes away what is shown; what `begin` starts afterwards is shown again.
   */
  readonly end: () => void;
}

/** Shows nothing. */
export const silentProgress: Progress = {
  begin: () => ({ advance: () => undefined }),
  print: (write) => write(),
  end: () => undefined,
};

/** What progress is written to: standard error, so that what a program prints stays as it is. */
type ProgressOutput = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/**
 * How often the line on a terminal is drawn again, and how often a line is written elsewhere, in
 * milliseconds.
 */
const [drawnEvery, writtenEvery] = [100, 10_000];
/** For so many milliseconds a rate says nothing. */
const rateAfter = 1_000;

/**
 * Shows where work is: on a terminal in one line, drawn again and again, with the step, how many of
 * all are done, how many a second, and the time left; elsewhere, as on CI, in a plain line every
 * ten seconds, so that short work says nothing. Keeps no process running.
 */
export function createProgress(output: ProgressOutput): Progress {
  const isTerminal = output.isTTY === true;
  const every = isTerminal ? drawnEvery : writtenEvery;
  let current: { name: string; total: number | undefined; done: number; start: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isDrawn = false;
  let shownAt = 0;

  const clear = (): void => {
    if (!isDrawn) return;
    cursorTo(output, 0);
    clearLine(output, 0);
    isDrawn = false;
  };
  const show = (): void => {
    if (current === undefined) return;
    const now = performance.now();
    shownAt = now;
    const line = formatStep(current, now - current.start);
    if (!isTerminal) output.write(`${line}\n`);
    else {
      clear();
      // The last column stays free, since some terminals go to the next line after it.
      output.write(line.slice(0, (output.columns ?? 80) - 1));
      isDrawn = true;
    }
  };
  const end = (): void => {
    clearInterval(timer);
    timer = undefined;
    current = undefined;
    clear();
  };

  return {
    begin: (name, total) => {
      end();
      const step = { name, total, done: 0, start: performance.now() };
      current = step;
      // A step that holds the processor lets no timer run, so `advance` looks at the clock as well.
      timer = setInterval(show, every).unref();
      shownAt = step.start;
      if (isTerminal) show();
      return {
        advance: (count = 1) => {
          step.done += count;
          if (current === step && performance.now() - shownAt >= every) show();
        },
      };
    },
    print: (write) => {
      clear();
      write();
      if (isTerminal) show();
    },
    end,
  };
}

/** A line such as `Reading the documents: 120 of 400, 31 a second, 9 s left`. */
function formatStep(
  { name, total, done }: { name: string; total: number | undefined; done: number },
  milliseconds: number,
): string {
  const perSecond = (done / milliseconds) * 1000;
  const hasRate = done > 0 && milliseconds >= rateAfter;
  const parts = [
    ...(total === undefined
      ? done > 0
        ? [formatNumber(done)]
        : []
      : [`${formatNumber(done)} of ${formatNumber(total)}`]),
    ...(hasRate ? [formatRate(perSecond)] : []),
    ...(hasRate && total !== undefined
      ? [`${formatDuration((total - done) / perSecond)} left`]
      : [formatDuration(milliseconds / 1000)]),
  ];
  return `${name}: ${parts.join(', ')}`;
}

function formatRate(perSecond: number): string {
  return perSecond < 0.5
    ? `${formatDuration(1 / perSecond)} each`
    : `${formatNumber(perSecond)} a second`;
}

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

function formatNumber(value: number): string {
  return numbers.format(value < 10 ? value : Math.round(value));
}

/** Seconds as `9 s`, `3 min 20 s` or `2 h 5 min`. */
function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

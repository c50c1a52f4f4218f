/** Whether the reader is in the middle of typing, has paused, or has said that the question is whole. */
export type Pace = 'typing' | 'resting' | 'submitted';

/** How a question is asked, and what is done with its answer. */
interface SearchHandlers<Found> {
  /** Asks it as it stands now. */
  readonly ask: (pace: Pace) => Promise<Found>;
  /** No answer came within a moment. */
  readonly onSlow: () => void;
  readonly onFound: (found: Found) => void;
  readonly onFailed: () => void;
}

/** Milliseconds. */
const pause = 120;
const rest = 700;
const patience = 300;

/**
 * Asks while a reader types: at each pause what is there, and again when the typing rests. Of all answers only the one to the
 * latest question counts.
 */
export class DebouncedSearch<Found> {
  readonly #handlers: SearchHandlers<Found>;
  #turn = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;

  constructor(handlers: SearchHandlers<Found>) {
    this.#handlers = handlers;
  }

  /** The reader typed. */
  type(): void {
    this.#wait();
    this.#typing = setTimeout(() => void this.#ask('typing'), pause);
    this.#resting = setTimeout(() => void this.#ask('resting'), rest);
  }

  /** The reader has asked. */
  submit(): void {
    this.#wait();
    void this.#ask('submitted');
  }

  /** There is no question any more; no answer to it will come. */
  stop(): void {
    this.#wait();
    this.#settle();
  }

  #wait(): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#resting);
  }

  /** Forgets what is under way. */
  #settle(): void {
    this.#turn += 1;
    clearTimeout(this.#slow);
    this.#slow = undefined;
  }

  async #ask(pace: Pace): Promise<void> {
    const turn = (this.#turn += 1);
    this.#slow ??= setTimeout(() => this.#handlers.onSlow(), patience);
    await this.#handlers.ask(pace).then(
      (found) => {
        if (turn !== this.#turn) return;
        this.#settle();
        this.#handlers.onFound(found);
      },
      () => {
        if (turn !== this.#turn) return;
        this.stop();
        this.#handlers.onFailed();
      },
    );
  }
}

/** What becomes of a question. */
export interface Course<Found> {
  /** Asks it as it stands now. */
  readonly ask: (isTyping: boolean) => Promise<Found>;
  /** No answer came within a moment. */
  readonly isSlow: () => void;
  readonly hasFound: (found: Found, isTyping: boolean) => void;
  readonly hasFailed: () => void;
}

/** Milliseconds. */
const pause = 120;
const rest = 700;
const patience = 300;

/**
 * Asks while a reader types: at each pause what stands there, and where the typing rests, the whole question. Of all
 * answers only the one to the latest question counts.
 */
export class Inquiry<Found> {
  readonly #course: Course<Found>;
  #turn = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;

  constructor(course: Course<Found>) {
    this.#course = course;
  }

  /** The reader typed. */
  type(): void {
    this.#wait();
    this.#typing = setTimeout(() => void this.#ask(true), pause);
    this.#resting = setTimeout(() => void this.#ask(false), rest);
  }

  /** The reader has asked the whole question. */
  ask(): void {
    this.#wait();
    void this.#ask(false);
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

  async #ask(isTyping: boolean): Promise<void> {
    const turn = (this.#turn += 1);
    this.#slow ??= setTimeout(() => this.#course.isSlow(), patience);
    try {
      const found = await this.#course.ask(isTyping);
      if (turn !== this.#turn) return;
      this.#settle();
      this.#course.hasFound(found, isTyping);
    } catch {
      if (turn !== this.#turn) return;
      this.stop();
      this.#course.hasFailed();
    }
  }
}

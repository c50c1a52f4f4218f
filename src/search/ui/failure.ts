import { readWholeFile } from '../query/whole-file.ts';
import { settingsAddress, type SearchSettings } from '../query/settings.ts';
import { searchClient } from './search.ts';

/** The settings by themselves, where the rest of the search cannot be read; undefined where they cannot be either. */
export async function readSettings(): Promise<SearchSettings | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await readWholeFile(settingsAddress)));
  } catch {
    return undefined;
  }
}

/**
 * Makes what a failed search offers load it anew: each press starts it again. After one in vain the page itself may be of an older
 * release, whose scripts are gone; it is loaded anew where the host answers.
 */
export class Retry {
  readonly #again: () => void;
  readonly #renew: () => void;
  #presses = 0;

  constructor(form: HTMLFormElement, again: () => void, renew: () => void) {
    this.#again = again;
    this.#renew = renew;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // The panel around it takes a submit for a question.
      event.stopPropagation();
      void this.#press();
    });
  }

  /** The search works. */
  reset(): void {
    this.#presses = 0;
  }

  async #press(): Promise<void> {
    this.#presses += 1;
    if (this.#presses > 1 && (await isReachable(location.pathname))) return this.#renew();
    searchClient.restart();
    this.#again();
  }
}

async function isReachable(path: string): Promise<boolean> {
  return fetch(path, { cache: 'reload' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

import { createDangerCheck, type EmergencySettings } from '../query/emergency.ts';
import { emergencyAddress } from '../query/settings.ts';
import { readWholeFile } from '../query/whole-file.ts';

let checking: Promise<(text: string) => boolean> | undefined;

/** The check whether a text is the question of a person in danger; loaded once. Where it cannot be, every question may be. */
function getDangerCheck(): Promise<(text: string) => boolean> {
  checking ??= readWholeFile(emergencyAddress)
    .then((bytes): EmergencySettings => JSON.parse(new TextDecoder().decode(bytes)))
    .then(createDangerCheck)
    .catch(() => {
      checking = undefined;
      return () => true;
    });
  return checking;
}

/** The site’s emergency text within `host`, which EmergencyCard.astro writes; it needs no index. Without one, nothing happens. */
export class EmergencyCard {
  readonly #card: HTMLElement | null;
  #text = '';

  constructor(host: ParentNode) {
    this.#card = host.querySelector<HTMLElement>('.emergency');
    if (this.#card !== null) void getDangerCheck();
  }

  /** Shows the text where this is the question of a person in danger, and hides it where it is not. */
  async update(text: string): Promise<void> {
    const card = this.#card;
    this.#text = text;
    if (card === null) return;
    if (text.trim() === '') {
      card.hidden = true;
      return;
    }
    const isDanger = await getDangerCheck();
    if (text === this.#text) card.hidden = !isDanger(text);
  }
}

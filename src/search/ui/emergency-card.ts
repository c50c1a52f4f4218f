import { createDangerCheck, type EmergencySettings } from '../emergency/danger-check.ts';
import { emergencyAddress, readSiteFile } from '../query/site-files.ts';

let checking: Promise<(text: string) => boolean> | undefined;

/** The check whether a text is the question of a person in danger; loaded once. If it cannot be, every question counts as one. */
function getDangerCheck(): Promise<(text: string) => boolean> {
  checking ??= readSiteFile(emergencyAddress)
    .then((bytes): EmergencySettings => JSON.parse(new TextDecoder().decode(bytes)))
    .then(createDangerCheck)
    .catch(() => {
      checking = undefined;
      return () => true;
    });
  return checking;
}

/** The site’s emergency text within `host`, which EmergencyCard.astro renders; it needs no index. Without one, nothing happens. */
export class EmergencyCard {
  readonly #card: HTMLElement | null;
  #text = '';

  constructor(host: ParentNode) {
    this.#card = host.querySelector<HTMLElement>('.emergency');
    if (this.#card !== null) void getDangerCheck();
  }

  /** Shows the text if this is the question of a person in danger, and hides it if not. */
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

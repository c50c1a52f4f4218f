/** Words by which the form of a text is checked, in one language. */
interface FormWords {
  /**
   * Link texts that do not say where the link leads, such as “click here”, normalized by
   * `normalizeWords`.
   */
  readonly emptyLinks: ReadonlySet<string>;
  /**
   * Alternative texts that only say that this is an image, such as “photo”; a number may follow.
   */
  readonly imageWords: readonly string[];
  /**
   * The beginning of an alternative text that says only that this is an image, such as “image of”.
   */
  readonly imageBeginning: RegExp;
  /** The beginning of a sentence that is a statement, not a question. */
  readonly statementBeginning: RegExp;
  /** A word that can make a question of any sentence. */
  readonly questionWord: RegExp;
}

const english: FormWords = {
  emptyLinks: new Set(
    parseList(`
    here, click, click here, click this link, see here, read here, go here, this, this link,
    this page, this article, this site, this website, see this, read this, link, page, article,
    website, url, more, read more, see more, view more, learn more, find out more, more info,
    more information, further information, details, more details, read on, continue,
    continue reading, go, view
  `),
  ),
  imageWords: parseList(`
    image, picture, photo, photograph, graphic, figure, icon, screenshot, untitled, alt text
  `),
  imageBeginning:
    /^(?:an? |the |this )?(?:image|picture|photo|photograph|graphic) (?:of|showing|shows)\s+/iu,
  statementBeginning:
    /^(?:(?:i|you|we|they|he|she|it|this|that|these|those|there) (?:am|is|are|was|were|has|have|had|can|could|will|would|should|must|may|might|need|needs) |(?:i['’]m|i['’]ve|i['’]ll|you['’]re|we['’]re|they['’]re|it['’]s|he['’]s|she['’]s|that['’]s|there['’]s) )/iu,
  questionWord:
    /\b(?:what|which|who|whom|whose|why|how|when|where|whether|or|not|right|correct|true|ok|okay|yes|no)\b/iu,
};

const german: FormWords = {
  emptyLinks: new Set(
    parseList(`
    hier, dort, hier klicken, klicken sie hier, klick hier, klicke hier, siehe hier, dies,
    dieser link, diese seite, dieser artikel, link, seite, artikel, website, webseite, url,
    mehr, mehr lesen, lesen sie mehr, lies mehr, mehr erfahren, erfahren sie mehr, erfahre mehr,
    mehr dazu, mehr infos, mehr informationen, weitere infos, weitere informationen, details,
    mehr details, weiter, weiterlesen, ansehen, klick, klicken
  `),
  ),
  imageWords: parseList(`
    bild, foto, fotografie, abbildung, grafik, symbolbild, bildschirmfoto, screenshot, unbenannt
  `),
  imageBeginning:
    /^(?:(?:ein|eine|das|die|dieses|diese) )?(?:bild|foto|fotografie|abbildung|grafik) (?:von|vom|zeigt)\s+/iu,
  statementBeginning:
    /^(?:ich|du|er|sie|es|wir|ihr|man|das|dies) (?:bin|bist|ist|sind|seid|war|waren|habe|hast|hat|haben|habt|kann|kannst|können|könnt|muss|musst|müssen|soll|sollen|darf|dürfen|will|wollen|wird|werde|werden) /iu,
  questionWord:
    /(?<!\p{L})(?:was|wer|wen|wem|wessen|wie|wo|wohin|woher|womit|wofür|wann|warum|wieso|weshalb|welche[rsnm]?|ob|oder|nicht|richtig|stimmt|ja|nein)(?!\p{L})/iu,
};

/** The phrases of a list that commas separate. */
function parseList(text: string): string[] {
  return text.trim().split(/,\s+/);
}

const languages: ReadonlyMap<string, FormWords> = new Map([
  ['en', english],
  ['de', german],
]);

/**
 * The words for a language such as `de-CH`; undefined if none are known, and then nothing is
 * checked by them.
 */
export function findFormWords(language: string): FormWords | undefined {
  return languages.get(/^[a-z]+/.exec(language)?.[0] ?? '');
}

/**
 * The text as it is compared with another: without capitals, without what stands before its first
 * and behind its last word, and with single spaces. Signs within it stay, since C and C++ are not
 * the same.
 */
export function normalizeWords(text: string): string {
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  let [start, end] = [0, words.length];
  while (start < end && before.has(words.charAt(start))) start += 1;
  while (end > start && behind.has(words.charAt(end - 1))) end -= 1;
  return words.slice(start, end);
}

const before: ReadonlySet<string> = new Set(' "\'“”„«»‘’([¿¡');
const behind: ReadonlySet<string> = new Set(' "\'“”„«»‘’)].,:;!?؟。…→›>');

/** Whether a text holds a letter or a digit of any script. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { findFormWords } from '../body/form-words.ts';
import { collectImages, type DescribedImage } from '../body/image-words.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { normalizeWords } from '../body/same-words.ts';

/** Screen readers read the words of an image in one breath; what is longer belongs into the text. */
const most = 250;
const endings = /\.(?:png|jpe?g|webp|avif|gif|svg|heic|tiff?|bmp)$/i;
/** As cameras and programs name files. */
const cameraName =
  /^(?:(?:img|dsc[nf]?|pxl|mvimg|screenshot|screen shot|bildschirmfoto|whatsapp image|download|unnamed)[ _-]*\d|p\d{4})[\d\s._:-]*(?:(?:at|um) [\d\s._:-]*)?$/i;

/** The words of an image say what it shows. That there are none is told by the rules on what may stand in a text. */
export const checkAltText: Rule = (content) =>
  content.settings.getLevel('alt-text') === 'off'
    ? []
    : content.entries.flatMap((entry) =>
        collectImages(entry).flatMap((image) => judge(content, entry, image)),
      );

function judge({ settings }: Content, entry: Entry, image: DescribedImage): Diagnostic[] {
  const { alt, getPlace } = image;
  if (alt === '') return [];
  const words = findFormWords(settings.language);
  const tell = (message: string, more = {}) => [
    toFinding('alt-text', entry.path, getPlace(), message, more),
  ];
  if (alt.length > most)
    return tell(
      `The words for this image have ${alt.length} characters, and at most ${most} are expected, since they are read in one go. Say the most important part here, and the rest in the text.`,
    );
  if (isFileName(image) || isImageWord(alt, words?.imageWords ?? []))
    return tell(
      `"${alt}" does not say what the image shows. Say it in a few words to someone who does not see it.`,
    );
  const beginning = words?.imageBeginning.exec(alt)?.[0];
  if (beginning !== undefined && alt.length > beginning.length) {
    const better = alt
      .slice(beginning.length)
      .replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(settings.language));
    return tell(
      `"${beginning.trim()}" need not be said, since it is announced as an image. Begin with what it shows: "${better}"`,
      { suggestion: better },
    );
  }
  const twin = image.beside.find(({ text }) => normalizeWords(text) === normalizeWords(alt));
  if (twin === undefined) return [];
  const related = [{ path: entry.path, ...twin.getPlace(), message: 'Here stand the same words.' }];
  return tell(
    `The words for this image are the same as ${twin.what}, so that a listener hears them twice. Say here what is to be seen.`,
    { related },
  );
}

function isFileName({ alt, file }: DescribedImage): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const stem = name.replace(endings, '');
  if (/\s/.test(alt) ? cameraName.test(alt) : endings.test(alt) || cameraName.test(alt))
    return true;
  return alt === name || (alt === stem && /[-_\d]/.test(stem));
}

function isImageWord(alt: string, words: readonly string[]): boolean {
  const word = normalizeWords(alt)
    .replace(/^(?:an?|the|ein|eine|das|die) /, '')
    .replace(/[\s_#-]*\d*$/, '');
  return words.includes(word);
}

import { isCalendarDate, type CalendarDate } from '../../../domain/locale/dates.ts';
import type { Part } from './parts.ts';
import { findChild, textOf } from './xml.ts';

/** What the properties of a document say, without what programs write there by themselves. */
interface Properties {
  readonly title: string;
  readonly author: string;
  readonly created: CalendarDate | undefined;
}

/** Names under which programs write where nobody gave one. */
const noTitle =
  /^(?:(?:microsoft )?word(?:[ -]\S+)? document|microsoft word - .*|document ?\d*|dokument ?\d*|untitled.*|unbenannt.*|title|titel|.*\.(?:docx?|odt|rtf)|[^\p{L}]*)$/iu;
const noPerson =
  /^(?:(?:microsoft )?office[- ]?(?:user|benutzer|anwender)|windows[- ](?:user|benutzer)|user|benutzer|admin(?:istrator)?|author|autor|owner|unknown|python-docx|docx4j|pandoc|apache poi|google docs|openxml.*|home|pc|laptop|asus|acer|dell|hp|lenovo|.*@.*|\W*)$/i;

/** Reads the part that is mostly called `docProps/core.xml`. */
export function readProperties(part: Part | undefined): Properties {
  const say = (name: string) => {
    const element = findChild(part?.root, name);
    return element === undefined ? '' : textOf(element).replace(/\s+/g, ' ').trim();
  };
  const [title, author, created] = [
    say('dc:title'),
    say('dc:creator'),
    say('dcterms:created').slice(0, 10),
  ];
  return {
    title: noTitle.test(title) ? '' : title,
    author: noPerson.test(author) ? '' : author,
    // The day on which templates of old programs were made.
    created:
      isCalendarDate(created) && created > '1995' && created !== '2013-12-23' ? created : undefined,
  };
}

import sax from 'sax';
import { UnreadableInputError } from '../../input.ts';
import { createGathering, type WxrRecord } from './gather.ts';

/** What an export holds, and what was mended or is missing. */
export interface WxrRecords {
  readonly channel: WxrRecord;
  /** The elements that the file never closed: it ends too early. */
  readonly open: readonly string[];
  /** The lines in which a field held tags, since its CDATA ended too early. */
  readonly broken: readonly number[];
}

const chunk = 32_768;

/**
 * Reads an export of WordPress as a stream of tags; what is malformed is read as far as it goes. Throws UnreadableInputError where it
 * declares entities, nests too deeply, holds too many parts, or has no channel.
 */
export function readRecords(text: string): WxrRecords {
  const gathering = createGathering();
  const parser = sax.parser(false, { lowercase: true, position: true });
  parser.ondoctype = (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      throw new UnreadableInputError(
        'The file declares entities of its own (<!ENTITY …>), by which a small file can grow without end. An export of WordPress has none. Export it again.',
      );
  };
  parser.onerror = () => {
    parser.resume();
  };
  parser.onopentag = (tag) =>
    gathering.open(tag.name, toAttributes(tag.attributes), parser.line + 1);
  parser.onclosetag = (name) => gathering.close(name);
  parser.ontext = gathering.add;
  parser.oncdata = gathering.add;
  parser.onscript = gathering.add;
  parser.oncomment = (words) => gathering.add(`<!--${words}-->`);
  for (let at = 0; at < text.length; at += chunk) parser.write(text.slice(at, at + chunk));
  const open = gathering.listOpen();
  // A file that ends within a text has read it as far as it goes; elsewhere the mark is one too many, and is taken away.
  parser.write(']]>');
  parser.close();
  gathering.end();
  const { channel } = gathering;
  if (channel === undefined)
    throw new UnreadableInputError(
      'The file is no export of WordPress: no <channel> stands in it. Export the site by Tools, Export, and import the .xml file that comes of it.',
    );
  return { channel, open, broken: gathering.broken };
}

function toAttributes(attributes: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

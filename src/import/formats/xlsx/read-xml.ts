import sax, { type Tag } from 'sax';
import { UnreadableInputError } from '../../input.ts';

/** What is done at each part of an XML text; names come without their prefix. */
export interface Listener {
  readonly open?: (name: string, attributes: Tag['attributes']) => void;
  readonly close?: (name: string) => void;
  readonly text?: (words: string) => void;
}

/** The XML of a sheet has eight levels or so. */
const deepest = 200;

/** Reads XML from its beginning to its end. Throws UnreadableInputError where it is not well-formed; entities that it declares are none. */
export function readXml(xml: string, part: string, { open, close, text }: Listener): void {
  const reader = sax.parser(true);
  const toLocal = (name: string) => name.slice(name.indexOf(':') + 1);
  let depth = 0;
  reader.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest)
      throw new UnreadableInputError(
        `The table is damaged: its part ${part} nests deeper than ${deepest} levels. Open it in Excel or LibreOffice, and save it again.`,
      );
    open?.(toLocal(name), 'attributes' in attributes ? {} : toPlain(attributes));
  };
  reader.onclosetag = (name) => {
    depth -= 1;
    close?.(toLocal(name));
  };
  reader.ontext = (words) => text?.(words);
  reader.oncdata = (words) => text?.(words);
  reader.onerror = (error) => {
    throw new UnreadableInputError(
      `The table is damaged: its part ${part} is no XML that can be read (${error.message.split('\n')[0] ?? ''}). Open it in Excel or LibreOffice, which may repair it, and save it again.`,
    );
  };
  reader.write(xml).close();
}

function toPlain(attributes: Readonly<Record<string, unknown>>): Tag['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

import { readXml } from './read-xml.ts';

/** The texts that the cells of all sheets name by their number; how they are read aloud in Japanese is not among them. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  if (xml === '') return strings;
  let words: string[] = [];
  let isText = false;
  let isReadAloud = false;
  readXml(xml, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') words = [];
      if (name === 'rPh') isReadAloud = true;
      isText = name === 't';
    },
    text: (text) => {
      if (isText && !isReadAloud) words.push(text);
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') isReadAloud = false;
      if (name === 'si') strings.push(unescape(words.join('')));
    },
  });
  return strings;
}

/** Excel writes signs that XML cannot hold as `_x000D_`. */
export function unescape(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\r\n?/g, '\n');
}

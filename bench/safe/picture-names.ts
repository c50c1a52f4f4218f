import sax from 'sax';

const svg = 'http://www.w3.org/2000/svg';

/**
 * What no published picture holds, sought with another parser than the one that cleans, and with
 * eyes that know nothing of its lists.
 */
const forbiddenElements =
  /^(?:script|handler|listener|foreignObject|iframe|object|embed|audio|video|canvas|link|meta|base|html|body|img|form|discard|metadata|font|font-face|font-face-uri|color-profile|cursor|tref)$/i;

const safeAddress = /^(?:#.*|data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*)$/s;

/** What is in a picture that must not be in one that is published, in words. */
export function findUnlisted(text: string): string[] {
  const found: string[] = [];
  const parser = sax.parser(true, { xmlns: true });
  let style = false;
  parser.onerror = (error) => {
    // What else is there after it is of no more interest.
    throw new NotXmlError(error.message.split('\n')[0]);
  };
  parser.ondoctype = () => found.push('a document type');
  parser.onprocessinginstruction = ({ name }) => found.push(`an instruction ${name}`);
  parser.onopentag = (tag) => {
    if (!('uri' in tag)) return;
    const { uri, local, attributes } = tag;
    style = local === 'style';
    if (uri !== svg || forbiddenElements.test(local)) found.push(`the element {${uri}}${local}`);
    for (const { name, uri: space, value } of Object.values(attributes)) {
      const isKnown =
        name === 'xmlns'
          ? value === svg
          : space === '' || name === 'xml:space' || name === 'xml:lang';
      if (!isKnown || /^on/i.test(name)) found.push(`the attribute ${name}`);
      if (name === 'href' && !safeAddress.test(value)) found.push(`the address ${value}`);
      if (name === 'attributeName' && /href|^on|:/i.test(value))
        found.push(`an animation of ${value}`);
      found.push(...findInStyle(value, name));
    }
  };
  parser.onclosetag = () => {
    style = false;
  };
  parser.ontext = (words) => {
    if (style) found.push(...findInStyle(words, 'style'));
  };
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof NotXmlError)) throw error;
    found.push(`what is not XML: ${error.message}`);
  }
  return found;
}

class NotXmlError extends Error {
  override name = 'NotXmlError';
}

const stylish =
  /^(?:style|fill|stroke|filter|mask|clip-path|marker.*|cursor|to|from|by|values|color|flood-color|stop-color|lighting-color)$/;

/**
 * Looks for addresses in a style after resolving its escapes, wherever they stand; `url` at the end of
 * a longer name is no function.
 */
function findInStyle(text: string, name: string): string[] {
  if (!stylish.test(name)) return [];
  const plain = text
    .replace(/\/\*[^]*?\*\//g, ' ')
    .replace(/\\([\da-f]{1,6})\s?/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
    )
    .replace(/\\(.)/gs, '$1');
  const addresses = [...plain.matchAll(/(?<![\w-])url\(\s*["']?([^)"']*)/gi)].map(
    (match) => match[1] ?? '',
  );
  const reaching = /@import|image-set|cross-fade|expression|\b(?:src|image|element|paint)\(/i.exec(
    plain.replace(/"(?:[^"\\]|\\.)*"/g, '""'),
  );
  return [
    ...addresses
      .filter((address) => address.trim() !== '' && !safeAddress.test(address.trim()))
      .map((address) => `the style address ${address}`),
    ...(reaching === null ? [] : [`the style ${reaching[0]}`]),
  ];
}

/**
 * What an address in a picture is: a part of the same picture, the bytes of an image, or what may
 * not be there, in words.
 */
type PictureAddress =
  | { readonly kind: 'part' | 'image'; readonly value: string }
  | { readonly kind: 'refused'; readonly says: string };

const shownLetters = 60;

/**
 * Judges an address in a picture. The value of one that may stay is to be written instead of it.
 */
export function classifyPictureAddress(address: string): PictureAddress {
  const trimmed = address.trim();
  if (trimmed.startsWith('#')) return { kind: 'part', value: trimmed };
  if (trimmed === '')
    return { kind: 'refused', says: 'an empty address, which stands for the page itself' };
  if (/^data:/i.test(trimmed)) return judgeData(trimmed);
  const scheme = /^([a-z][a-z0-9+.-]*):/i
    .exec(trimmed.replace(/[\u0000-\u0020]/g, ''))?.[1]
    ?.toLowerCase();
  if (scheme === 'javascript' || scheme === 'vbscript')
    return { kind: 'refused', says: `an address that runs code (${shorten(trimmed)})` };
  return { kind: 'refused', says: `an address of another file or site (${shorten(trimmed)})` };
}

/** An address as a message shows it. */
function shorten(address: string): string {
  return address.length <= shownLetters ? address : `${address.slice(0, shownLetters)}…`;
}

const signatures: readonly { readonly type: string; readonly begins: RegExp }[] = [
  { type: 'image/png', begins: /^\x89PNG\r\n\x1a\n/ },
  { type: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  { type: 'image/gif', begins: /^GIF8[79]a/ },
  { type: 'image/webp', begins: /^RIFF[^]{4}WEBP/ },
];

/** The type of an image that may lie within a picture, by its first bytes. */
function findImageType(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 16);
  return signatures.find(({ begins }) => begins.test(head))?.type;
}

/**
 * Judges a `data:` URL. The type of the image is taken from its bytes, and replaces the declared
 * one.
 */
function judgeData(address: string): PictureAddress {
  const comma = address.indexOf(',');
  const head = address.slice('data:'.length, comma < 0 ? undefined : comma).toLowerCase();
  const type = head.split(';')[0]?.trim() ?? '';
  const bytes =
    comma < 0 ? undefined : decodeData(address.slice(comma + 1), /;\s*base64\s*$/.test(head));
  const real = bytes === undefined ? undefined : findImageType(bytes);
  if (
    bytes !== undefined &&
    real !== undefined &&
    type.startsWith('image/') &&
    type !== 'image/svg+xml'
  )
    return { kind: 'image', value: `data:${real};base64,${bytes.toString('base64')}` };
  if (type === 'image/svg+xml') return { kind: 'refused', says: 'another SVG image as data' };
  if (/^image\/(?:png|jpe?g|gif|webp)$/.test(type))
    return { kind: 'refused', says: `data that should be an image (${type}) and is none` };
  return {
    kind: 'refused',
    says: `data that is no PNG, JPEG, GIF or WebP image (${type === '' ? 'text/plain' : shorten(type)})`,
  };
}

function decodeData(data: string, isBase64: boolean): Buffer | undefined {
  const plain = data.includes('%') ? decodePercent(data) : Buffer.from(data, 'latin1');
  if (!isBase64) return plain;
  const letters = plain.toString('latin1').replace(/[\t\n\f\r ]+/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(letters) ? Buffer.from(letters, 'base64') : undefined;
}

function decodePercent(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([\da-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
    'latin1',
  );
}

/** The first bytes of images, in Latin-1, and the ending of such files. */
const beginnings: readonly { readonly begins: RegExp; readonly ending: string }[] = [
  { begins: /^\x89PNG\r\n/, ending: 'png' },
  { begins: /^\xff\xd8\xff/, ending: 'jpg' },
  { begins: /^GIF8[79]a/, ending: 'gif' },
  { begins: /^RIFF[\s\S]{4}WEBP/, ending: 'webp' },
  { begins: /^[\s\S]{4}ftypavi[fs]/, ending: 'avif' },
  {
    begins:
      /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/,
    ending: 'svg',
  },
];

/** The ending of an image that a page can show; undefined where no browser shows it, such as EMF, WMF and TIFF. */
export function toImageEnding(bytes: Uint8Array): string | undefined {
  const begin = Buffer.from(bytes.subarray(0, 1000)).toString('latin1');
  return beginnings.find(({ begins }) => begins.test(begin))?.ending;
}

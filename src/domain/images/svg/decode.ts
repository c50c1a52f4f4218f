/** The bytes of an SVG image as text: UTF-16 where its first bytes say so, else UTF-8, whatever the image says of itself. Never throws. */
export function decodeSvg(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

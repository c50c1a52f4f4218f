/** The address of each image of a rendered body, in their order. */
export function parseImageSources(html: string): string[] {
  return [...html.matchAll(/<img\b[^>]*?\ssrc="([^"]*)"/g)].map((match) =>
    (match[1] ?? '').replace(/&amp;|&#38;/g, '&'),
  );
}

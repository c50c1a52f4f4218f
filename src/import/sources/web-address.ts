/** An address of the web as a source may have it, which is with https; undefined where the text is none. */
export function toWebAddress(text: string): string | undefined {
  const address = text.trim().replace(/^http:/i, 'https:');
  return /^https:\/\/[^\s\p{C}]+$/iu.test(address) && URL.canParse(address) ? address.replace(/^https:/i, 'https:') : undefined;
}

/** The site of an address, which stands for a journal where there is none: "who.int". */
export function toHost(address: string | undefined): string | undefined {
  return address === undefined ? undefined : new URL(address).hostname.replace(/^www\./, '');
}

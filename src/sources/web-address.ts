import { judgeWebAddress } from '../schemas/address-policy.ts';

/** The address on the web in a text, with https and as a source may hold it, else as browsers read it; undefined if the text is none. */
export function toWebAddress(text: string): string | undefined {
  const address = text.trim().replace(/^https?:/i, 'https:');
  if (!URL.canParse(address)) return undefined;
  return [address, new URL(address).href].find(
    (each) => each.startsWith('https://') && judgeWebAddress(each) === undefined,
  );
}

/** The site of an address, which stands for a journal where there is none: "who.int". */
export function toHost(address: string | undefined): string | undefined {
  return address === undefined ? undefined : new URL(address).hostname.replace(/^www\./, '');
}

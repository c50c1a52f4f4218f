/**
 * The rules for addresses, in bodies and in fields alike. Each function returns one message that
 * tells the author what is wrong and what to write instead; undefined if the address is valid.
 */

/**
 * Spaces, control characters, bidirectional and invisible characters, and the backslash, which
 * browsers treat as a slash.
 */
const hidden =
  /[\s\\\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]/u;

/** Rejects characters that browsers ignore, reorder or treat as another. */
export function judgeSigns(address: string): string | undefined {
  if (!hidden.test(address)) return undefined;
  return 'This address holds a space, a line break, a backslash or a sign that nobody sees. Write the address without it; a space is written %20.';
}

/** An address of another site: https, and nothing in it that hides where it leads. */
export function judgeWebAddress(address: string): string | undefined {
  const signs = judgeSigns(address);
  if (signs !== undefined) return signs;
  const url =
    /^https:\/\/[^/]/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined)
    return `The address "${address}" is not one that a browser can open. Write https:// and then the address, such as https://www.who.int/.`;
  const [authority = ''] = address.slice('https://'.length).split(/[/?#]/);
  if (authority.includes('@'))
    return `The address "${address}" holds an @ before its host, which hides where it leads: to ${url.host}. Leave out what stands before the @.`;
  return judgeHost(authority.replace(/:\d*$/, ''), url.hostname);
}

const latin = /\p{Script=Latin}/u;
const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/** A host that the URL parser changes may lead somewhere that nobody expects. */
function judgeHost(written: string, read: string): string | undefined {
  if (written.split('.').some((label) => latin.test(label) && lookalike.test(label)))
    return `The host "${written}" mixes letters of two scripts that look alike, as "${read}" shows. Write the host that is meant.`;
  const isAscii = !/[^\u0000-\u007f]/.test(written);
  // Letters such as ü are changed too (to Punycode), which is intended.
  if ((isAscii && written.toLowerCase() !== read) || (!isAscii && !/(?:^|\.)xn--/.test(read)))
    return `Browsers read the host "${written}" as "${read}". Write it so, if it is meant.`;
  return undefined;
}

/** A page or a place on this site, with both slashes, such as `/about/` or `/about/#contact`. */
export function judgeSitePath(address: string): string | undefined {
  const signs = judgeSigns(address);
  if (signs !== undefined) return signs;
  if (address.startsWith('//'))
    return `This address begins with two slashes. Write it with https: at its head: "https:${address}".`;
  return hasDots(address)
    ? 'This address holds . or .. as a folder, which browsers resolve to another one. Write the address to which it leads.'
    : undefined;
}

/**
 * A DOI from "10." on. It becomes the last part of an address at doi.org, and may not lead out of
 * it.
 */
export function judgeDoi(doi: string): string | undefined {
  if (hidden.test(doi))
    return 'This DOI holds a space, a backslash or a sign that nobody sees. Write it without.';
  return hasDots(doi)
    ? 'This DOI holds . or .. between slashes, which leads to another address. Write it as the work itself names it, such as 10.3390/healthcare12060679.'
    : undefined;
}

/** What a link may fill into a mail; all else, such as `bcc`, a reader might send unseen. */
const mailFields: ReadonlySet<string> = new Set(['subject', 'body', 'cc']);

/** What stands behind `mailto:`: one address, and what the mail begins with. */
export function judgeMail(address: string): string | undefined {
  const [to = '', ...rest] = address.split('?');
  if (!/^[^@%,;:<>"()[\]]+@[^@%,;:<>"()[\]]+$/.test(to))
    return 'Write an e-mail address behind mailto:, such as mailto:hello@bamboo.example.';
  const fields = rest
    .join('?')
    .split('&')
    .filter((field) => field !== '');
  for (const field of fields) {
    const [name = ''] = field.split('=');
    if (!mailFields.has(name.toLowerCase()))
      return `This mail would begin with "${name}", which readers may not see before they send it. Behind the ? stand only ${[...mailFields].join(', ')}, each with = and its text, and & between them.`;
    if (name.toLowerCase() !== 'body' && /%0[ad]/i.test(field))
      return `"${name}" of this mail holds a line break, which can add lines that nobody sees. Leave out %0D and %0A.`;
  }
  return undefined;
}

/** What stands behind `tel:`. */
export function judgeTelephone(number: string): string | undefined {
  return /^\+?[\d().-]+$/.test(number)
    ? undefined
    : 'Write a telephone number behind tel: with digits only, such as tel:+4930123456.';
}

/** A telephone number as people write it. */
export function judgeWrittenTelephone(number: string): string | undefined {
  const isNumber =
    /^\+?[\d ()./\u00a0\u2011-]+$/.test(number) && number.replace(/\D/g, '').length >= 3;
  return isNumber
    ? undefined
    : 'Write a telephone number of digits, with blanks, brackets and hyphens at most, such as +49 30 123456.';
}

function hasDots(address: string): boolean {
  const [path = ''] = address.split(/[?#]/);
  return path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part));
}

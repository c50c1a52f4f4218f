import type { Violation } from './violation.ts';

const blanks = /[\s\u0000-\u001f\u007f\\]/;
const scheme = /^([a-z][a-z0-9+.-]*):/i;
const imageAddress = /^\.\/[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|webp|avif|gif|svg)$/;

/** Judges where a link leads: a page or heading of this site, https, mailto or tel. The address is a parsed one. */
export function judgeLink(address: string): Violation[] {
  if (address === '') return [{ rule: 'link', message: 'This link leads nowhere. Write an address between the round brackets, such as (/about/).' }];
  // Browsers drop blanks and take a backslash for a slash, so the address would lead elsewhere than it says.
  if (blanks.test(address)) return [unsafe('This address holds a space, a line break or a backslash. Write the address without it; a space is written %20.')];
  if (address.startsWith('//')) return [unsafe(`This address begins with two slashes. Write it with https: at its head: "https:${address}".`)];
  if (address.startsWith('/') || address.startsWith('#')) return [];
  const name = scheme.exec(address)?.[1]?.toLowerCase();
  if (name === undefined) return [{ rule: 'relative-link', message: `The address "${address}" is not complete. Write https:// and the address of another site, or the address of a page here with both slashes, such as /about/.` }];
  if (name === 'https') return judgeWebAddress(address);
  if (name === 'http') return [judgeInsecure(address)];
  if (name === 'mailto') return /^mailto:[^@?]+@[^@?]+(?:\?.*)?$/i.test(address) ? [] : [unsafe('Write an e-mail address behind mailto:, such as mailto:hello@bamboo.example.')];
  if (name === 'tel') return /^tel:\+?[\d().-]+$/i.test(address) ? [] : [unsafe('Write a telephone number behind tel: with digits only, such as tel:+4930123456.')];
  return [unsafe(`Addresses that begin with "${name}:" are not allowed, since they can run code. Write an address that starts with https://, mailto: or tel:, or the address of a page here, such as /about/.`)];
}

/** Judges the path of an image: a file beside the one that shows it. */
export function judgeImage(address: string, alt: string | null | undefined): Violation[] {
  const violations: Violation[] = [];
  if (!imageAddress.test(address)) {
    const [, stem = 'name', ending = 'png'] = /(?:^|\/)([A-Za-z0-9][A-Za-z0-9._-]*)\.(png|jpe?g|webp|avif|gif|svg)(?:$|[?#])/i.exec(address) ?? [];
    const hint = scheme.test(address) || address.startsWith('//') ? 'Images of other sites are not shown. Save it beside this file and write' : 'An image lies beside this file, and its address is ./ and its name (png, jpg, webp, avif, gif or svg). Write';
    violations.push({ rule: 'image', message: `The image "${address}" cannot be shown. ${hint} ./${stem}.${ending.toLowerCase()}.` });
  }
  if ((alt ?? '').trim() === '') violations.push({ rule: 'image', message: 'This image has no words for those who do not see it. Write between the square brackets what it shows: ![What it shows](./name.png).' });
  return violations;
}

function judgeInsecure(address: string): Violation {
  const suggestion = address.replace(/^http:/i, 'https:');
  return { rule: 'link', message: `This link uses http, which others can read and change on the way. Write it with https: "${suggestion}".`, words: address, suggestion };
}

function judgeWebAddress(address: string): Violation[] {
  const url = /^https:\/\/[^/]/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) return [unsafe(`The address "${address}" is not one that a browser can open. Write https:// and then the address, such as https://www.who.int/.`)];
  if (url.username !== '' || url.password !== '') return [unsafe(`The address "${address}" holds an @ before its host, which hides where it leads: to ${url.host}. Leave out what stands before the @.`)];
  return [];
}

function unsafe(message: string): Violation {
  return { rule: 'unsafe', message };
}

import {
  downloadPathPattern,
  imagePathPattern,
  judgeMail,
  judgeSigns,
  judgeSitePath,
  judgeTelephone,
  judgeWebAddress,
} from '../schemas/index.ts';
import type { Violation } from './violation.ts';

const scheme = /^([a-z][a-z0-9+.-]*):/i;
/** Pictures of cameras and drawing programs that browsers do not show. */
const foreignImage = /\.(heic|heif|tiff?|bmp|psd|raw|dng|cr2|nef|eps|ai)$/i;

/** Judges where a link leads: a page or heading of this site, https, mailto or tel. The address is a parsed one. */
export function judgeLink(address: string): Violation[] {
  if (address === '')
    return [
      {
        rule: 'link',
        message:
          'This link leads nowhere. Write an address between the round brackets, such as (/about/).',
      },
    ];
  const signs = judgeSigns(address);
  if (signs !== undefined) return [unsafe(signs)];
  if (address.startsWith('#')) return [];
  if (downloadPathPattern.test(address)) return [];
  if (address.startsWith('/')) return describeUnsafe(judgeSitePath(address));
  const name = scheme.exec(address)?.[1]?.toLowerCase();
  if (name === undefined)
    return [
      {
        rule: 'relative-link',
        message: `The address "${address}" is not complete. Write https:// and the address of another site, or the address of a page here with both slashes, such as /about/.`,
      },
    ];
  const rest = address.slice(name.length + 1);
  if (name === 'https') return describeUnsafe(judgeWebAddress(address));
  if (name === 'http') return [judgeInsecure(address)];
  if (name === 'mailto') return describeUnsafe(judgeMail(rest));
  if (name === 'tel') return describeUnsafe(judgeTelephone(rest));
  return [
    unsafe(
      `Addresses that begin with "${name}:" are not allowed, since they can run code. Write an address that starts with https://, mailto: or tel:, or the address of a page here, such as /about/.`,
    ),
  ];
}

/** Judges the path of an image: a file beside the one that shows it. */
export function judgeImage(address: string, alt: string | null | undefined): Violation[] {
  const violations: Violation[] = [];
  if (!imagePathPattern.test(address)) {
    const [, stem = 'name', ending = 'png'] =
      /(?:^|\/)([A-Za-z0-9][A-Za-z0-9._-]*)\.(png|jpe?g|webp|avif|gif|svg)(?:$|[?#])/i.exec(
        address,
      ) ?? [];
    const foreign = foreignImage.exec(address)?.[1]?.toUpperCase();
    const hint =
      foreign !== undefined
        ? `Browsers do not show the kind ${foreign}. Save it as a JPEG or PNG beside this file, and write`
        : scheme.test(address) || address.startsWith('//')
          ? 'Images of other sites are not shown. Save it beside this file and write'
          : 'An image lies beside this file, and its address is ./ and its name (png, jpg, webp, avif, gif or svg). Write';
    violations.push({
      rule: 'image',
      message: `The image "${address}" cannot be shown. ${hint} ./${stem}.${ending.toLowerCase()}.`,
    });
  }
  if ((alt ?? '').trim() === '')
    violations.push({
      rule: 'image',
      message:
        'This image has no words for those who do not see it. Write between the square brackets what it shows: ![What it shows](./name.png).',
    });
  return violations;
}

function judgeInsecure(address: string): Violation {
  const suggestion = address.replace(/^http:/i, 'https:');
  return {
    rule: 'link',
    message: `This link uses http, which others can read and change on the way. Write it with https: "${suggestion}".`,
    words: address,
    suggestion,
  };
}

function describeUnsafe(message: string | undefined): Violation[] {
  return message === undefined ? [] : [unsafe(message)];
}

function unsafe(message: string): Violation {
  return { rule: 'unsafe', message };
}

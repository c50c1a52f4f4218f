import { addMonths, type CalendarDate } from '../locale/index.ts';
import { toCanonical } from '../addresses/index.ts';
import type { Site } from '../entries/index.ts';

/** The path at which RFC 9116 expects the file. */
const securityPath = '/.well-known/security.txt';

/**
 * A reader may trust the file for less than a year
 * (https://www.rfc-editor.org/rfc/rfc9116#section-2.5.5).
 */
const monthsValid = 11;

/**
 * The text of security.txt, which says where to report a vulnerability (RFC 9116); undefined if
 * site.yml names neither e-mail nor telephone.
 */
export function serializeSecurityTxt(
  { url, language, publisher }: Site,
  today: CalendarDate,
): string | undefined {
  const { email, phone } = publisher.contact;
  const contacts = [
    ...(email === undefined ? [] : [`mailto:${encodeURI(email)}`]),
    ...(phone === undefined ? [] : [`tel:${phone.replace(/[^+\d]/g, '')}`]),
  ];
  if (contacts.length === 0) return undefined;
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${addMonths(today, monthsValid)}T00:00:00Z`,
    `Preferred-Languages: ${language}`,
    `Canonical: ${toCanonical(url, securityPath)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Signs that XML 1.0 does not allow at all, not even as references
 * (https://www.w3.org/TR/xml/#charsets).
 */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A text as XML holds it, in an element or an attribute; signs that XML cannot hold are left out.
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/**
 * An element with a text in it, or nothing if there is no text; `attributes` stand as they are
 * written.
 */
export function formatElement(name: string, text: string | undefined, attributes = ''): string {
  if (text === undefined || text === '') return '';
  return `<${name}${attributes === '' ? '' : ` ${attributes}`}>${escapeXml(text)}</${name}>`;
}

/** A document of lines; empty ones are left out. */
export function formatXmlDocument(lines: readonly string[]): string {
  return `${['<?xml version="1.0" encoding="UTF-8"?>', ...lines.filter((line) => line !== '')].join('\n')}\n`;
}

import { declarations } from './xml-names.ts';
import type { XmlElement, XmlNode } from './xml.ts';

/** An element of the preparation; attributes without a value are not written. */
export function createElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { name, attributes: new Map(said), children };
}

/** A whole part, written as XML. */
export function toXmlText(root: XmlElement): string {
  const parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, ` ${declarations}`, parts);
  return parts.join('');
}

function write(node: XmlNode, declared: string, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(escape(node));
    return;
  }
  parts.push('<', node.name, declared);
  for (const [name, value] of node.attributes)
    if (isWritable(name)) parts.push(' ', name, '="', escape(value), '"');
  parts.push('>');
  for (const child of node.children) write(child, '', parts);
  parts.push('</', node.name, '>');
}

/** Attributes of vocabularies that nobody declares again would make the part unreadable. */
function isWritable(name: string): boolean {
  return !name.includes(':') || /^(?:w|r|wp|a|pic|v|o|xml):/.test(name);
}

function escape(text: string): string {
  // Characters that XML forbids, which some programs write all the same.
  return text
    .replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[&<>"\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

import { fill, type Labels } from './labels.ts';

/**
 * Puts each table of a rendered page into a named region that scrolls sideways, and that the keyboard reaches. An
 * empty head cell, such as Markdown writes in the corner of a table, becomes a plain one, since it heads nothing.
 */
export function wrapTables(html: string, labels: Labels): string {
  let number = 0;
  return html.replace(/<table\b[\s\S]*?<\/table>/g, (table) => {
    number += 1;
    const cells = table.replace(/<th\b[^>]*><\/th>/g, '<td></td>');
    return `<section class="table" tabindex="0" aria-label="${fill(labels.table, { number })}">${cells}</section>`;
  });
}

/** Writes void elements as HTML does (`<hr>`); MDX renders them as XML would (`<hr/>`). */
export function toHtmlVoidElements(html: string): string {
  return html.replace(/<(br|hr|img|wbr)\b([^>]*?)\s*\/>/g, '<$1$2>');
}

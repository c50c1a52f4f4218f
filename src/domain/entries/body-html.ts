import { fill, type Labels } from '../locale/labels.ts';

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

/**
 * Gives each question that stands within a rendered page (`faq-question`) the level below the heading before it, so
 * that no level is skipped wherever an author puts `<Faq>`. The page's own heading of level 1 stands before it all.
 */
export function levelQuestions(html: string): string {
  let level = 1;
  return html.replace(
    /<h([1-6])\b([^>]*)>([\s\S]*?)<\/h\1>/g,
    (whole, depth: string, attributes: string, words: string) => {
      if (!attributes.includes('class="faq-question"')) {
        level = Number(depth);
        return whole;
      }
      const below = Math.min(level + 1, 6);
      return `<h${below}${attributes}>${words}</h${below}>`;
    },
  );
}

/** Gives each callout without a title the word for its kind, so that it is not told by colour alone. */
export function titleCallouts(html: string, labels: Labels): string {
  return html.replace(
    /<p class="callout-title" data-callout="(\w+)">([^<]*)/g,
    (_, kind: keyof Labels['calloutKinds'], title: string) => {
      return `<p class="callout-title">${title.trim() === '' ? labels.calloutKinds[kind] : title}`;
    },
  );
}

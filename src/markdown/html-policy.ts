import { isInlineTag } from '../domain/body/index.ts';
import type { Violation } from './violation.ts';

const markdownFor: Readonly<Record<string, string>> = {
  b: '**words**',
  strong: '**words**',
  i: '*words*',
  em: '*words*',
  u: '*words*',
  s: '~~words~~',
  del: '~~words~~',
  code: '`words`',
  pre: 'a line ``` before and after the text',
  a: '[words](address)',
  img: '![What it shows](./name.png)',
  br: 'an empty line, which begins a new paragraph',
  hr: 'a line ***',
  p: 'an empty line between paragraphs',
  h1: '## Words',
  h2: '## Words',
  h3: '### Words',
  h4: '#### Words',
  ul: '- at the head of each line',
  ol: '1. at the head of each line',
  li: '- at the head of the line',
  blockquote: '> at the head of each line',
  table: '| one | two |, with a line |---|---| below the head',
};

/**
 * Judges raw HTML: none is allowed, since it could run code; says how to write the same in
 * Markdown.
 */
export function judgeHtml(source: string): Violation[] {
  if (source.startsWith('<!--'))
    return [
      html(
        'Comments (<!-- … -->) are not allowed. Delete it, or keep the note outside the content folder.',
      ),
    ];
  const name = /^<\/?\s*([^\s/>]+)/.exec(source)?.[1];
  return [
    name === undefined
      ? html('HTML is not allowed here. Write it in Markdown.')
      : judgeHtmlTag(name),
  ];
}

/** The violation of an HTML tag, such as `b`. */
export function judgeHtmlTag(name: string): Violation {
  const lower = name.toLowerCase();
  if (isInlineTag(lower))
    return html(
      `The tag <${lower}> stands in lower-case letters and without attributes, and needs its other half in the same paragraph. Write <${lower}>words</${lower}>.`,
    );
  const markdown = Object.hasOwn(markdownFor, lower) ? markdownFor[lower] : undefined;
  return html(
    `HTML tags such as <${name}> are not allowed. ${markdown === undefined ? 'Write it in Markdown, or put the text in backquotes to show it as it is: `<tag>`.' : `Write ${markdown}.`}`,
  );
}

function html(message: string): Violation {
  return { rule: 'html', message };
}

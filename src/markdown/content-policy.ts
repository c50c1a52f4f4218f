import type { Violation } from './violation.ts';
import type { Nodes } from 'mdast';
import type { Dialect } from '../domain/body/index.ts';
import { judgeImage, judgeLink } from './address-policy.ts';
import { judgeElement } from './component-policy.ts';
import { judgeHtml } from './html-policy.ts';
import { judgeMath } from './math.ts';

const braces =
  'Braces { } would run as code. Write the text without them; for a plain brace write \\{ and \\}.';

/**
 * Judges one node of a body, without its children, by what authors may write; returns nothing if
 * all is well. Content is data: what is not named here is refused.
 */
export function judgeNode(node: Readonly<Nodes>, dialect: Dialect): Violation[] {
  switch (node.type) {
    case 'root':
    case 'paragraph':
    case 'text':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'break':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
    case 'tableCell':
    case 'thematicBreak':
    case 'code':
    case 'inlineCode':
    case 'linkReference':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'descriptionList':
    case 'descriptionTerm':
    case 'descriptionDetails':
      return [];
    case 'link':
    case 'definition':
      return judgeLink(node.url);
    case 'image':
      return judgeImage(node.url, node.alt);
    case 'imageReference':
      return [
        {
          rule: 'image',
          message:
            'Write the address of the image right behind its words: ![What it shows](./name.png).',
        },
      ];
    case 'math':
    case 'inlineMath': {
      const message = judgeMath(node.value);
      return message === undefined ? [] : [{ rule: 'math', message }];
    }
    case 'heading':
      return judgeHeading(node);
    case 'html':
      return judgeHtml(node.value);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return judgeElement(node);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [{ rule: 'unsafe', message: braces }];
    case 'mdxjsEsm':
      return [judgeEsm(node.value)];
    case 'footnoteReference':
    case 'footnoteDefinition':
      if (dialect === 'mdx') return [];
      return [
        {
          rule: 'footnote',
          message:
            'An answer has no footnotes ([^1]), since it also stands within articles. Write the note into the text, or cite a source with [@its-file-name].',
        },
      ];
    default:
      return [
        {
          rule: 'unsafe',
          message: `This kind of text ("${node.type}") is not allowed. Write it in plain Markdown.`,
        },
      ];
  }
}

function judgeHeading(node: Extract<Nodes, { type: 'heading' }>): Violation[] {
  if (node.children.length === 0)
    return [
      { rule: 'heading', message: 'This heading has no words. Write them, or delete the line.' },
    ];
  if (node.depth > 1) return [];
  return [
    {
      rule: 'heading',
      message:
        'The title is the main heading of the page, so the text begins one level below it. Write ## instead of #.',
    },
  ];
}

function judgeEsm(source: string): Violation {
  const [word = 'import'] = /^\w+/.exec(source) ?? [];
  return {
    rule: 'unsafe',
    message: `A line that begins with "${word}" is read as code, and code is not allowed. Delete the line; if it is a sentence, begin it with another word.`,
  };
}

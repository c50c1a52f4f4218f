import type { VisibleText } from '../../document.ts';
import { attribute, eachElement, type HtmlElement, type HtmlNode, isBlockName } from './element.ts';
import { toSuperscript } from './superscripts.ts';

/** Elements whose text and attributes are for programs. */
const unreadable = new Set([
  'script',
  'style',
  'template',
  'noembed',
  'noframes',
  'frameset',
  'datalist',
  'link',
  'meta',
  'base',
  'area',
  'param',
  'track',
  'source',
]);

/** Comments of programs: WordPress blocks, conditional comments, the Windows clipboard. */
const programMark =
  /^\s*(?:\/?wp:|more\b|nextpage\b|noteaser\b|\[if\b|<?!?\[endif|saved from url|(?:Start|End)Fragment|\/?ko\b)/;

/** Elements that show their `alt` text. */
const hasAlt = new Set(['img', 'image', 'input']);

const ends = new Set([
  'br',
  'img',
  'image',
  'hr',
  'option',
  'button',
  'input',
  'iframe',
  'video',
  'audio',
  'object',
  'select',
  'textarea',
  'label',
  'title',
  'rt',
  'rp',
  'q',
  'math',
  'mi',
  'mn',
  'mo',
  'ms',
  'mtext',
  'annotation',
  'svg',
  'text',
]);

/** Whether the element has no visible text. */
export function isInvisible({ name }: HtmlElement): boolean {
  return unreadable.has(name);
}

/** Collects all visible text of nodes in order: text, alternative texts, tooltips and comments. */
export function collectVisibleText(nodes: readonly HtmlNode[]): VisibleText[] {
  const visibleText: VisibleText[] = [];
  const open: Open = { words: [], line: 1 };
  for (const node of nodes) collect(node, visibleText, open);
  close(visibleText, open);
  return visibleText;
}

/** The text that is being collected. */
interface Open {
  words: string[];
  line: number;
}

function collect(node: HtmlNode, visibleText: VisibleText[], open: Open): void {
  if (node.type === 'text') return add(open, node.value, node.line);
  if (node.type === 'comment')
    return programMark.test(node.value)
      ? undefined
      : alone(visibleText, open, node.value, node.line);
  if (isInvisible(node)) return;
  for (const name of hasAlt.has(node.name) ? ['alt', 'title'] : ['title'])
    alone(visibleText, open, attribute(node, name), node.line, !endsText(node));
  const raised = toSuperscript(node);
  if (raised !== undefined && !raised.isApart) {
    add(open, raised.text, node.line);
    eachElement(node, (each) =>
      alone(visibleText, open, attribute(each, 'title'), each.line, true),
    );
    return;
  }
  const isEnd = endsText(node) || raised !== undefined;
  if (isEnd) close(visibleText, open);
  for (const child of node.children) collect(child, visibleText, open);
  if (isEnd) close(visibleText, open);
}

function endsText({ name }: HtmlElement): boolean {
  return isBlockName(name) || ends.has(name);
}

function add(open: Open, words: string, line: number): void {
  if (open.words.length === 0 && words.trim() === '') return;
  if (open.words.length === 0) open.line = line;
  open.words.push(words);
}

/** Adds separate text before the one that is open. */
function alone(
  visibleText: VisibleText[],
  open: Open,
  words: string,
  line: number,
  isAside = false,
): void {
  if (words.trim() === '') return;
  if (!isAside) close(visibleText, open);
  visibleText.push({ line, words: words.replace(/\s+/g, ' ').trim() });
}

function close(visibleText: VisibleText[], open: Open): void {
  const words = open.words.join('').replace(/\s+/g, ' ').trim();
  if (words !== '') visibleText.push({ line: open.line, words });
  open.words = [];
}

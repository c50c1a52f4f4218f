import type { Passage } from '../../document.ts';
import { attribute, eachElement, type HtmlElement, type HtmlNode, isBlockName } from './element.ts';
import { toRaised } from './superscripts.ts';

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

/** Marks of programs in comments: blocks of WordPress, conditions of old browsers, the clipboard of Windows. */
const programMark =
  /^\s*(?:\/?wp:|more\b|nextpage\b|noteaser\b|\[if\b|<?!?\[endif|saved from url|(?:Start|End)Fragment|\/?ko\b)/;

/** Elements that show the words of their attribute `alt`. */
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

/** Whether the element holds nothing that a person reads. */
export function isUnreadable({ name }: HtmlElement): boolean {
  return unreadable.has(name);
}

/** Every word that a person could read in the nodes, in their order: text, words for images, tooltips, comments in the source. */
export function toPassages(nodes: readonly HtmlNode[]): Passage[] {
  const passages: Passage[] = [];
  const open: Open = { words: [], line: 1 };
  for (const node of nodes) collect(node, passages, open);
  close(passages, open);
  return passages;
}

/** The passage that is being gathered. */
interface Open {
  words: string[];
  line: number;
}

function collect(node: HtmlNode, passages: Passage[], open: Open): void {
  if (node.type === 'text') return add(open, node.value, node.line);
  if (node.type === 'comment')
    return programMark.test(node.value) ? undefined : alone(passages, open, node.value, node.line);
  if (isUnreadable(node)) return;
  for (const name of hasAlt.has(node.name) ? ['alt', 'title'] : ['title'])
    alone(passages, open, attribute(node, name), node.line, !endsPassage(node));
  const raised = toRaised(node);
  if (raised !== undefined && !raised.isApart) {
    add(open, raised.text, node.line);
    eachElement(node, (each) => alone(passages, open, attribute(each, 'title'), each.line, true));
    return;
  }
  const isEnd = endsPassage(node) || raised !== undefined;
  if (isEnd) close(passages, open);
  for (const child of node.children) collect(child, passages, open);
  if (isEnd) close(passages, open);
}

function endsPassage({ name }: HtmlElement): boolean {
  return isBlockName(name) || ends.has(name);
}

function add(open: Open, words: string, line: number): void {
  if (open.words.length === 0 && words.trim() === '') return;
  if (open.words.length === 0) open.line = line;
  open.words.push(words);
}

/** A passage of its own; where it is no end of the one that is open, it goes before that one. */
function alone(
  passages: Passage[],
  open: Open,
  words: string,
  line: number,
  isAside = false,
): void {
  if (words.trim() === '') return;
  if (!isAside) close(passages, open);
  passages.push({ line, words: words.replace(/\s+/g, ' ').trim() });
}

function close(passages: Passage[], open: Open): void {
  const words = open.words.join('').replace(/\s+/g, ' ').trim();
  if (words !== '') passages.push({ line: open.line, words });
  open.words = [];
}

import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';
import { expect, it } from 'vitest';
import { trimBody } from '../../../src/domain/body/markdown-tree.ts';
import { createBodyCompiler } from '../../../src/publish/render/bodies.ts';
import { listAccepted, specificationExamples, toAnswerFile } from '../../accepted-examples.ts';
import { wellFiles } from '../check/small-content.ts';

/** Examples that a page shows otherwise, by the reason. */
const others: ReadonlyMap<string, string> = new Map([
  ...['commonmark-602', 'commonmark-608'].map(
    (id) => [id, 'GitHub’s Markdown links plain addresses, CommonMark alone does not'] as const,
  ),
  ...['gfm-633', 'gfm-634', 'gfm-635'].map(
    (id) => [id, 'of mailto: and xmpp: before an address no part of the link is made'] as const,
  ),
]);

const blocks = new Set(
  'p ul ol li blockquote table thead tbody tr td th pre hr br body dl dt dd'.split(' '),
);

/**
 * A page’s HTML and that of a specification in one form: straight signs, and no blanks that nobody
 * sees.
 */
function normalize(html: string): string {
  const written = write(parseFragment(html), false);
  return written.replaceAll(/\s*(<\/?(\w+)[^>]*>)\s*/g, (whole, tag: string, name: string) =>
    blocks.has(name) ? tag : whole,
  );
}

function write(node: Tree.Node, isCode: boolean): string {
  if ('value' in node) {
    const text = node.value
      .replaceAll(/[‘’]/g, "'")
      .replaceAll(/[“”]/g, '"')
      .replaceAll('…', '...')
      .replaceAll('—', '---')
      .replaceAll('–', '--');
    return isCode ? text : text.replaceAll(/\s+/g, ' ');
  }
  if (!('childNodes' in node)) return '';
  const { nodeName } = node;
  // Below code stands a button that copies it.
  if (nodeName === 'copy-text')
    return node.childNodes
      .slice(0, 1)
      .map((child) => write(child, isCode))
      .join('');
  const within = node.childNodes
    .map((child) => write(child, isCode || nodeName === 'pre'))
    .join('');
  // Each table stands in a group that scrolls, and code has its words in elements of their own and
  // may be divided.
  if (!('attrs' in node) || ['div', 'span', 'wbr'].includes(nodeName)) return within;
  const attributes = node.attrs
    .map(({ name, value }) => (name === 'align' ? `class=align-${value}` : `${name}=${value}`))
    .filter((each) => !/^class=(?:contains-)?task-list/.test(each) && each !== 'scope=col')
    .sort();
  return `<${[nodeName, ...attributes].join(' ')}>${within}</${nodeName}>`;
}

it('what the check accepts of the examples of CommonMark and GitHub is shown as they say', async () => {
  const accepted = listAccepted(
    new Map([
      ...Object.entries(wellFiles).flatMap(([path, text]) =>
        typeof text === 'string' ? [[path, text] as const] : [],
      ),
      ['topics/examples.yml', 'label: Examples\ndescription: Examples of what can be written.\n'],
      ...specificationExamples.map(({ id, markdown }) => toAnswerFile(id, markdown)),
    ]),
    '2026-06-01',
  );
  const compile = createBodyCompiler('/');
  const examples = specificationExamples.filter(({ id }) => accepted.has(id));
  expect(examples.length).toBeGreaterThan(400);
  for (const { id, markdown, html } of examples) {
    const made = await compile(trimBody(markdown), 'markdown', new URL(`file:///faq/${id}.md`));
    const shown = 'html' in made ? normalize(made.html) : made.code;
    if (others.has(id)) expect(shown, others.get(id)).not.toBe(normalize(html));
    else expect(shown, `${id} ${JSON.stringify(markdown)}`).toBe(normalize(html));
  }
});

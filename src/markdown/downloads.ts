import type { Definition, Link, Nodes } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { toDownloadPath } from '../domain/addresses/index.ts';
import { formatPlaceholder } from '../domain/entries/index.ts';
import { downloadPathPattern } from '../schemas/index.ts';
import { toEntryPlace } from './citations.ts';
import { listComponentFiles } from './component-registry.ts';

/** Tells the size in bytes of a file for download; throws if there is no such file. */
export type ReadDownloadSize = (file: URL) => number;

/**
 * Makes links to files beside a text lead to where the site offers them, and say their kind and
 * size. `readSize` is asked for each file.
 */
export function createDownloadLinks(
  readSize: ReadDownloadSize,
): (document: PluginFactoryContext) => MdastPluginDefinition {
  return ({ fileURL }) => {
    const { collection } = toEntryPlace(fileURL);
    let definitions = new Map<string, Definition>();
    const createLink = (url: string, children: Link['children']): Link => {
      const name = url.slice('./'.length);
      const format = name.slice(name.lastIndexOf('.') + 1);
      const bytes = String(readSize(new URL(name, fileURL)));
      const about = formatPlaceholder({ kind: 'download', format, bytes });
      return {
        type: 'link',
        url: toDownloadPath(collection, name),
        data: { hProperties: { download: name } },
        children: [...children, { type: 'text', value: ` (${about})` }],
      };
    };
    return defineMdastPlugin({
      name: 'downloads',
      before(root) {
        definitions = new Map(
          collectDefinitions(root).map((definition) => [definition.identifier, definition]),
        );
      },
      mdxJsxFlowElement(node, context) {
        const files = listComponentFiles(node);
        if (files.length === 0) return;
        for (const file of files) readSize(new URL(file, fileURL));
        context.replaceNode(node, {
          ...node,
          attributes: node.attributes.map((each) =>
            typeof each.value === 'string' && files.includes(each.value)
              ? { ...each, value: toDownloadPath(collection, each.value.slice('./'.length)) }
              : each,
          ),
        });
      },
      link(node, context) {
        if (downloadPathPattern.test(node.url))
          context.replaceNode(node, createLink(node.url, [...node.children]));
      },
      linkReference(node, context) {
        const url = definitions.get(node.identifier)?.url ?? '';
        if (downloadPathPattern.test(url))
          context.replaceNode(node, createLink(url, [...node.children]));
      },
    });
  };
}

function collectDefinitions(node: Readonly<Nodes>): Definition[] {
  if (node.type === 'definition') return downloadPathPattern.test(node.url) ? [node] : [];
  return 'children' in node ? node.children.flatMap(collectDefinitions) : [];
}

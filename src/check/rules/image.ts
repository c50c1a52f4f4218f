import { collections, imagePathPattern } from '../../schemas/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import { findAddress } from '../body/body.ts';
import { reportViolations } from '../body/content-policy.ts';
import { defineQuery } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import { findBodyRange, type Entry } from '../entry.ts';
import { formatSuggestion, suggestNearest } from '../fixes/suggestions.ts';
import { digest } from '../kept/identity.ts';
import { findNodes } from '../yaml/data.ts';

/** Every image that an entry shows is beside it. */
export default defineRule({
  name: 'image',
  level: 'error',
  summary: 'An image that is not there, or cannot be shown.',
  checkEntry(entry, { content, report }) {
    reportViolations('image', entry, report);
    const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
    for (const { address, findRange, findWritten } of collectImages(entry)) {
      const name = address.slice(2);
      if (!imagePathPattern.test(address)) continue;
      if (content.getFile(folder + name)?.role.kind === 'image') continue;
      const beside = content
        .ask(imagePaths, '')
        .filter((each) => each.startsWith(folder) && !each.slice(folder.length).includes('/'))
        .map((each) => each.slice(folder.length));
      const twin = beside.find((each) => each.toLowerCase() === name.toLowerCase());
      const advice =
        twin === undefined
          ? describeOthers(name, beside)
          : `Its name is "${twin}", and capitals count. Write ./${twin}.`;
      const message = `The image "${address}" does not lie beside this file. ${advice}`;
      report(findRange(), message, suggestImage(name, twin, beside, findWritten()));
    }
  },
});

const imagePaths = defineQuery(
  'images',
  ({ files }) => files.flatMap(({ path, role }) => (role.kind === 'image' ? [path] : [])),
  digest,
);

function describeOthers(name: string, beside: readonly string[]): string {
  return beside.length === 0
    ? 'Save it there.'
    : formatSuggestion(name, beside, 'The images there are');
}

/**
 * A file whose name differs only in its capitals is meant beyond doubt; a name that is near may be
 * another image.
 */
function suggestImage(
  name: string,
  twin: string | undefined,
  beside: readonly string[],
  written: TextRange | undefined,
): DiagnosticDetails {
  const getAddress = (each: string) => `./${each}`;
  return twin === undefined
    ? suggestNearest(name, beside, undefined, getAddress)
    : suggestNearest(name, [twin], written, getAddress);
}

/**
 * The images of an entry; `findWritten` finds the range of an address, if it is written as it
 * reads.
 */
function collectImages(entry: Entry) {
  const inData = (collections[entry.collection].imageFields ?? []).flatMap((field) =>
    findNodes(entry.yaml?.root, field).flatMap(({ value, start, end }) => {
      const find = () => ({ start, end });
      return typeof value === 'string'
        ? [{ address: value, findRange: find, findWritten: find }]
        : [];
    }),
  );
  const { body } = entry;
  const inBody = (body?.select('image') ?? []).map(({ node }) => ({
    address: node.url,
    findRange: () => findBodyRange(entry, node, node.url),
    findWritten: () => body && findAddress(body, node),
  }));
  return [...inData, ...inBody];
}

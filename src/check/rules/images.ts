import { imageFields } from '../../schemas/collections.ts';
import { imagePathPattern } from '../../schemas/image-path.ts';
import { findAddress } from '../body/body-address.ts';
import { findNodes } from '../yaml/data-node.ts';
import { findBodyPlace, type Entry } from '../entry.ts';
import { suggestNearest, type TextRange } from '../fixes/nearest-fix.ts';
import { toError, type Place, type DiagnosticDetails } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { formatSuggestion } from '../fixes/suggestion.ts';

/** Every image that an entry shows lies beside it. */
export const checkImages: Rule = ({ entries, files }) => {
  const images = new Set(files.flatMap(({ path, role }) => (role.kind === 'image' ? [path] : [])));
  return entries.flatMap((entry) =>
    listImages(entry).flatMap(({ address, getPlace, getRange }) => {
      const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
      const path = folder + address.slice(2);
      if (!imagePathPattern.test(address) || images.has(path)) return [];
      const beside = [...images]
        .filter((each) => each.startsWith(folder) && !each.slice(folder.length).includes('/'))
        .map((each) => each.slice(folder.length));
      const twin = beside.find((each) => each.toLowerCase() === address.slice(2).toLowerCase());
      const advice =
        twin === undefined
          ? toAdvice(address.slice(2), beside)
          : `Its name is "${twin}", and capitals count. Write ./${twin}.`;
      return [
        toError(
          'image',
          entry.path,
          getPlace(),
          `The image "${address}" does not lie beside this file. ${advice}`,
          toMend(address, twin, beside, getRange()),
        ),
      ];
    }),
  );
};

function toAdvice(name: string, beside: readonly string[]): string {
  return beside.length === 0
    ? 'Save it there.'
    : formatSuggestion(name, beside, 'The images there are');
}

/** The file whose name differs in its capitals only is meant beyond doubt; a name that is near may be another image. */
function toMend(
  address: string,
  twin: string | undefined,
  beside: readonly string[],
  range: TextRange | undefined,
): DiagnosticDetails {
  return twin === undefined
    ? suggestNearest(address.slice(2), beside, undefined, toAddress)
    : suggestNearest(address.slice(2), [twin], range, toAddress);
}

function toAddress(name: string): string {
  return `./${name}`;
}

function listImages(
  entry: Entry,
): { address: string; getPlace: () => Place | undefined; getRange: () => TextRange | undefined }[] {
  const inData = imageFields[entry.collection].flatMap((field) =>
    findNodes(entry.yaml?.root, field).flatMap(({ value, start, end }) =>
      typeof value === 'string'
        ? [
            {
              address: value,
              getPlace: () => entry.lines.toPlace(start, end),
              getRange: () => ({ start, end }),
            },
          ]
        : [],
    ),
  );
  const inBody = (entry.body?.nodes ?? []).flatMap(({ node }) =>
    node.type === 'image'
      ? [
          {
            address: node.url,
            getPlace: () => findBodyPlace(entry, node, node.url),
            getRange: () => findAddress(entry, node),
          },
        ]
      : [],
  );
  return [...inData, ...inBody];
}

import { downloadKinds, downloadPathPattern } from '../../schemas/index.ts';
import { listComponentFiles } from '../../markdown/index.ts';
import { findAddress, parseFileName } from '../body/body.ts';
import { defineQuery } from '../content.ts';
import { defineRule } from '../define-rule.ts';
import { findBodyRange } from '../entry.ts';
import { formatSuggestion, suggestNearest } from '../fixes/suggestions.ts';
import { digest } from '../kept/identity.ts';

/** The first bytes of the kinds of files that have such a mark. */
const zip = 'PK\x03\x04';
const signatures: Readonly<Record<string, string | undefined>> = {
  pdf: '%PDF-',
  epub: zip,
  docx: zip,
  xlsx: zip,
  pptx: zip,
  odt: zip,
  ods: zip,
  odp: zip,
  zip: 'PK',
  rtf: '{\\rtf',
};

const kinds = `There are ${downloadKinds.slice(0, -1).join(', ')} and ${downloadKinds.at(-1)}.`;

/** Every file that a text offers for download is there, and is what its name says. */
export default defineRule({
  name: 'download',
  level: 'error',
  summary: 'A file for download that is not there, or of a kind that is not offered.',
  checkFile({ role, form, bytes, size }, { report }) {
    if (role.kind !== 'download' || form !== 'file') return;
    const signature = signatures[role.format];
    if (size === 0) report(undefined, 'This file is empty. Save it again, or delete it.');
    else if (signature !== undefined && !bytes.toString('latin1').startsWith(signature))
      report(
        undefined,
        `This file ends in .${role.format}, but it is no ${role.format} file. Save it again from the program that made it, with the ending of its kind.`,
      );
  },
  checkEntry(entry, { content, report }) {
    const { body } = entry;
    const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
    // Asked for only where a file is missed, so that most findings do not depend on the list.
    const listBeside = () =>
      content
        .ask(downloadPaths, '')
        .filter((path) => path.startsWith(folder))
        .map((path) => path.slice(folder.length));
    for (const { node } of body?.select('mdxJsxFlowElement') ?? [])
      for (const file of listComponentFiles(node).filter((each) => downloadPathPattern.test(each)))
        if (content.getFile(folder + file.slice('./'.length))?.role.kind !== 'download') {
          const beside = listBeside();
          report(
            findBodyRange(entry, node, file),
            `The file "${file}" does not lie beside this one. ${beside.length === 0 ? 'Save it there.' : formatSuggestion(file.slice('./'.length), beside, 'The files there are')}`,
          );
        }
    for (const { node } of body?.select('link', 'definition') ?? []) {
      const name = parseFileName(node.url);
      if (body === undefined || name === undefined) continue;
      const range = findBodyRange(entry, node, node.url);
      const isOffered = downloadPathPattern.test(`./${name}`);
      if (!isOffered) {
        report(
          range,
          `The file "${node.url}" cannot be offered: of its kind, or with its name, there are no downloads. ${kinds} The name holds only the letters a to z, digits, hyphens, underscores and dots.`,
        );
        continue;
      }
      const isThere = content.getFile(folder + name)?.role.kind === 'download';
      if (isThere && node.url === `./${name}`) continue;
      const beside = listBeside();
      const meant = isThere
        ? name
        : beside.find((each) => each.toLowerCase() === name.toLowerCase());
      const write = (found: string) => `./${found}`;
      if (meant !== undefined)
        report(
          range,
          isThere
            ? `The address of a file beside this one begins with ./. Write ./${name}.`
            : `The file "${node.url}" does not lie beside this one. Its name is "${meant}", and capitals count. Write ./${meant}.`,
          suggestNearest(name, [meant], findAddress(body, node), write),
        );
      else
        report(
          range,
          `The file "${node.url}" does not lie beside this one. ${beside.length === 0 ? 'Save it there.' : formatSuggestion(name, beside, 'The files there are')}`,
          suggestNearest(name, beside, undefined, write),
        );
    }
  },
});

const downloadPaths = defineQuery(
  'downloads',
  ({ files }) => files.flatMap(({ path, role }) => (role.kind === 'download' ? [path] : [])),
  digest,
);

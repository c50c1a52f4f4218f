import { entrySchemas } from '../yaml/entry-schemas.ts';
import type { Entry } from '../entry.ts';
import { toError } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import type { YamlIssue } from '../yaml/yaml.ts';
import { suggestYaml } from '../yaml/yaml-fixes.ts';
import { formatSyntaxIssue } from '../yaml/yaml-syntax.ts';

/** The front matter can be read, and the build reads it as its author does. */
export const checkYaml: Rule = ({ entries }) =>
  entries.flatMap((entry) =>
    (entry.yaml?.issues ?? []).map((fault) => {
      const { at, message } = toMessage(entry, fault);
      return toError(
        'yaml',
        entry.path,
        entry.lines.toPlace(at ?? fault.start, at === undefined ? fault.end : at + 1),
        message,
        suggestYaml(entry, fault, entrySchemas[entry.collection]),
      );
    }),
  );

function toMessage(entry: Entry, fault: YamlIssue): { at?: number; message: string } {
  const found = entry.text.slice(fault.start, fault.end).trim();
  switch (fault.kind) {
    case 'syntax':
      return formatSyntaxIssue(entry.text, fault);
    case 'duplicate':
      return {
        message: `"${found}" stands here a second time; the first is in line ${entry.lines.toPlace(fault.first ?? 0, 0).line}. Delete one of them.`,
      };
    case 'alias':
      return {
        message: `A value that begins with * has another meaning here. Put it in quotes: "${found}".`,
      };
    case 'anchor':
      return { message: 'A value that begins with & has another meaning here. Put it in quotes.' };
    case 'tag':
      return { message: 'A value that begins with ! has another meaning here. Put it in quotes.' };
    case 'odd-number':
      return {
        message: `"${found}" would be read as a number of another form. Put it in quotes: "${found}". For a number write digits only, such as 10.`,
      };
    case 'odd-time':
      return {
        message: `"${found}" would be read as a moment in time. Write only the day, such as ${found.slice(0, 10)}, or put it in quotes.`,
      };
    case 'field-name':
      return {
        message:
          'This cannot be the name of a field. Write a name, a colon and a value, such as "title: …".',
      };
    case 'not-fields':
      return {
        message:
          'Here stand no fields. Write lines of a name, a colon, a space and a value, such as "title: How it works".',
      };
    case 'not-list':
      return {
        message:
          'Here stands no list. Write lines that each begin with a hyphen and a space, or delete the file.',
      };
  }
}

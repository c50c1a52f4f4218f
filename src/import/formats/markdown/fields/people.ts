import type { PersonSaid, Said } from '../../../document.ts';
import { decodeText } from '../../../decode-text.ts';
import type { Input } from '../../../input.ts';
import type { Notes } from '../../../log.ts';
import { parseYaml } from '../front-matter.ts';
import { isFields, toText, toTexts } from './texts.ts';

/** The people that a field names: a name, several in one text, fields of a person, or a list of these. */
export function readPeople(
  { value, line }: Said<unknown>,
  input: Input,
  notes: Notes,
): Said<PersonSaid>[] {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  return listed.flatMap((each) =>
    isFields(each)
      ? readPerson(each, line, notes)
      : readNames(toText(each) ?? '', line, input, notes),
  );
}

function readPerson(
  fields: Readonly<Record<string, unknown>>,
  line: number,
  notes: Notes,
): Said<PersonSaid>[] {
  const nameKey = ['name', 'display_name', 'displayName', 'full_name'].find(
    (key) => toText(fields[key]) !== undefined,
  );
  const roleKey = ['title', 'role', 'job', 'position'].find(
    (key) => toText(fields[key]) !== undefined,
  );
  const bioKey = ['bio', 'description', 'about'].find((key) => toText(fields[key]) !== undefined);
  const rest = Object.entries(fields).filter(
    ([key]) => key !== nameKey && key !== roleKey && key !== bioKey,
  );
  notes.leaveOut(
    line,
    toTexts(rest.map(([, value]) => value)).join(' '),
    'what else the front matter says of an author',
  );
  const role = roleKey === undefined ? undefined : toText(fields[roleKey]);
  const bio = bioKey === undefined ? undefined : toText(fields[bioKey]);
  const name = nameKey === undefined ? undefined : toText(fields[nameKey]);
  if (name === undefined) {
    notes.ask(
      line,
      'The front matter speaks of an author but gives no name. Write the author into the entry.',
    );
    notes.leaveOut(
      line,
      [role, bio].join(' '),
      'what the front matter says of an author without a name',
    );
    return [];
  }
  return [
    {
      line,
      value: {
        name,
        ...(role === undefined ? {} : { role }),
        ...(bio === undefined ? {} : { bio }),
      },
    },
  ];
}

function readNames(given: string, line: number, input: Input, notes: Notes): Said<PersonSaid>[] {
  const text = given.replace(/\s+/g, ' ').trim();
  const known = /^[\w-]+$/.test(text) ? findKnown(text, input) : undefined;
  if (known !== undefined) {
    notes.leaveOut(line, text, 'the key of an author, whom authors.yml names');
    return readPerson(known, line, notes);
  }
  const [, plain = text, address = ''] = /^([^<]*?)\s*(<[^>]*>)\s*$/.exec(text) ?? [];
  notes.leaveOut(line, address, 'the address of an author');
  const parts = plain.split(/\s*,\s+|\s+(?:and|und|et|y|&)\s+/);
  if (parts.length === 1 || !parts.every((part) => /^\S+(?: \S+){1,3}$/.test(part)))
    return plain === '' ? [] : [{ line, value: { name: plain } }];
  for (const [, joint = ''] of plain.matchAll(/\s(and|und|et|y)\s/g))
    notes.leaveOut(line, joint, 'the word between two authors');
  return parts.map((name) => ({ line, value: { name } }));
}

/** Docusaurus keeps its authors in a file beside the texts. */
function findKnown(
  key: string,
  { readBeside }: Input,
): Readonly<Record<string, unknown>> | undefined {
  const bytes = readBeside('authors.yml') ?? readBeside('../authors.yml');
  if (bytes === undefined) return undefined;
  try {
    const all: unknown = parseYaml(decodeText(bytes).text);
    const found = isFields(all) && Object.hasOwn(all, key) ? all[key] : undefined;
    return isFields(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

import type { PersonSaid, Said, TopicSaid } from '../document.ts';
import { formatFields, type FieldValue } from './front-matter.ts';
import type { KnownContent, KnownName } from './known-content.ts';
import { toMadeWords } from './made-words.ts';
import { createNames } from './names.ts';
import type { Notes } from '../log.ts';
import type { PlannedFile } from './planned-file.ts';
import { toOneLine } from './one-line.ts';

/** A file to be made, before it is known what stands at its path. */
export type MadeFile = Omit<PlannedFile, 'there'>;

/** Gives people and topics their ids, and a file to each that is new. */
export interface NamedFiles {
  readonly toPerson: (said: Said<PersonSaid>, notes: Notes) => string;
  readonly toTopic: (said: Said<TopicSaid>, notes: Notes) => string;
  /** The files made since it was asked last. */
  readonly take: () => MadeFile[];
}

export function createNamedFiles(known: KnownContent): NamedFiles {
  const [people, topics] = [
    createNames(known.people, 'person'),
    createNames(known.topics, 'topic'),
  ];
  let files: MadeFile[] = [];
  const make = (
    kind: 'person' | 'topic',
    path: string,
    title: string,
    fields: Readonly<Record<string, FieldValue>>,
  ) => void files.push({ kind, path, title, bytes: Buffer.from(formatFields(fields)) });
  return {
    toPerson: ({ value, line }, notes) => {
      const name = toOneLine(value.name);
      const { id, isNew, near } = people(name);
      if (!isNew) return id;
      const path = `people/${id}.yml`;
      make('person', path, name, { name, role: toText(value.role), bio: toText(value.bio) });
      if (near !== undefined) notes.ask(line, describeNear(name, near, path, 'author'));
      return id;
    },
    toTopic: ({ value, line }, notes) => {
      const label = toOneLine(value.label);
      const { id, isNew, near } = topics(label);
      if (!isNew) return id;
      const path = `topics/${id}.yml`;
      make('topic', path, label, {
        label,
        description:
          toText(value.description) ?? toMadeWords(known.language).topicDescription(label),
      });
      if (near !== undefined) notes.ask(line, describeNear(label, near, path, 'topic'));
      return id;
    },
    take: () => {
      const taken = files;
      files = [];
      return taken;
    },
  };
}

function describeNear(
  name: string,
  near: KnownName,
  path: string,
  what: 'author' | 'topic',
): string {
  return `The ${what} "${name}" is nearly "${near.name}", which is there, too. If they are the same, delete ${path} and write ${near.id} where entries name it; if not, leave both.`;
}

function toText(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : toOneLine(text);
}

import type { Said, TopicSaid } from '../../../document.ts';
import type { Notes } from '../../../log.ts';
import type { System } from '../system.ts';
import { isFields, toText } from './texts.ts';

/** The topics that the fields name, each once: a list, names between commas, or (with Jekyll) words between blanks. */
export function readTopics(
  fields: readonly (Said<unknown> & { readonly key: string })[],
  system: System | undefined,
  notes: Notes,
): Said<TopicSaid>[] {
  const topics = new Map<string, Said<TopicSaid>>();
  for (const { key, value, line } of fields) {
    for (const label of toLabels(value, system === 'Jekyll' && key.endsWith('s'))) {
      if (topics.has(label.toLowerCase()))
        notes.leaveOut(line, label, 'a topic that is named twice');
      else topics.set(label.toLowerCase(), { line, value: { label } });
    }
  }
  return [...topics.values()];
}

function toLabels(value: unknown, isSpaced: boolean): string[] {
  const listed: readonly unknown[] = Array.isArray(value)
    ? value
    : (toText(value) ?? '').split(isSpaced && !String(value).includes(',') ? /\s+/ : /\s*,\s*/);
  return listed.flatMap((each) => {
    const label = isFields(each)
      ? toText(each['label'] ?? each['name'] ?? each['title'])
      : toText(each);
    return label === undefined ? [] : [label.replace(/^#/, '')];
  });
}

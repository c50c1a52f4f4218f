import { getReadingScale } from '../domain/text/index.ts';
import { collectionNames } from '../schemas/index.ts';
import type { ContentFacts } from './content.ts';
import { rules } from './rules.ts';
import { findDictionaryPackage, hasDictionary } from './spelling/dictionary.ts';

/** What a check could not look at, or was told not to: neither a problem nor well. */
export interface NotJudged {
  /** What was not judged, as in “the spelling”. */
  readonly what: string;
  /** Why, as a phrase without a full stop. */
  readonly reason: string;
}

/** Collects what of a content was not judged, and why. */
export function collectNotJudged(content: ContentFacts): readonly NotJudged[] {
  const { settings, ids, getEntry } = content;
  const { language, levels } = settings;
  const isOn = (name: string) => {
    const rule = rules.find((each) => each.name === name);
    return (levels.get(name) ?? rule?.defaultLevel ?? rule?.level) !== 'off';
  };
  const off = rules.flatMap(({ name, defaultLevel }) =>
    defaultLevel !== undefined && levels.get(name) === 'off' ? [name] : [],
  );
  const unread = collectionNames.flatMap((collection) =>
    ids[collection].flatMap((id) => {
      const entry = getEntry(collection, id);
      const isUnread = entry?.getBodyFacts().isParsed === false && entry.bodySource !== '';
      return isUnread ? [entry.path] : [];
    }),
  );
  const name = language.split('-')[0];
  return [
    ...(off.length === 0
      ? []
      : [{ what: `what ${off.join(', ')} would find`, reason: 'site.yml turns it off' }]),
    ...(settings.evidence === 'off'
      ? [{ what: 'claims without evidence', reason: 'site.yml says "evidence: off"' }]
      : name === 'en' || name === 'de'
        ? []
        : [
            {
              what: 'claims without evidence, but for the words in claims.yml',
              reason: `there is no grammar of claims for the language "${language}"`,
            },
          ]),
    ...(isOn('spelling') && !hasDictionary(language)
      ? [{ what: 'the spelling', reason: describeDictionary(language) }]
      : []),
    ...(isOn('reading-ease') && getReadingScale(language) === undefined
      ? [
          {
            what: 'how easily the texts are read',
            reason: `there is no measure for the language "${language}"`,
          },
        ]
      : []),
    ...unread.map((path) => ({
      what: `the text of ${path}`,
      reason: 'it cannot be read as a whole',
    })),
  ];
}

function describeDictionary(language: string): string {
  const name = findDictionaryPackage(language);
  return name === undefined
    ? `no dictionary is known for the language "${language}"`
    : `the dictionary ${name} is not installed`;
}

import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { entrySchemas } from '../../../src/check/schemas.ts';
import { findErrors, judgeBodies, judgeFiles } from './bodies.ts';
import {
  toAddress,
  toAnswer,
  toArticle,
  toData,
  toPage,
  toPerson,
  toPlaces,
  toSource,
  toTopic,
  write,
} from './entries.ts';
import { groups, payloads } from './payloads.ts';

/**
 * How many payloads the check refused, by the place in bodies or the kind of name at which they
 * were tried.
 */
export type Refused = Readonly<Record<string, number>>;

const picture = resolve(import.meta.dirname, '../../../content/logo.svg');
const everything = payloads.join(' ');

/**
 * Writes a site whose entries hold every payload in all their fields, and in their bodies each that
 * the check lets through there. Throws if the check finds an error in the whole.
 */
export function writeEntryAttacks(content: string): Refused {
  writeBase(content, {});
  const { bodies, refused } = judgeBodies(content);
  const names = judgeNames(content);
  writeBase(content, {
    abbreviations: Object.fromEntries(payloads.map((payload, number) => [`A${number}`, payload])),
  });
  groups.forEach((group, number) => {
    const words = group.join(' ');
    const gather = (collection: keyof typeof bodies) =>
      ['Text.', ...group.flatMap((payload) => bodies[collection].get(payload) ?? [])].join('\n\n');
    const { doi, url, notice } = toPlaces(words);
    write(content, `topics/t-${number}.yml`, toTopic(words));
    write(content, `people/p-${number}.yml`, toPerson(words, group));
    for (const [id, more] of Object.entries({ doi, url, notice }))
      write(content, `sources/${id}-${number}.yml`, toSource(words, group, more));
    write(
      content,
      `faq/q-${number}.md`,
      toAnswer(
        words,
        group.map((payload) => `${payload}?`),
        `t-${number}`,
        `${gather('faq')}\n\nSo it is [@doi-${number}].`,
      ),
    );
    write(
      content,
      `articles/a-${number}.mdx`,
      toArticle(
        words,
        `p-${number}`,
        `t-${number}`,
        `${gather('articles')}\n\nSo it is [@url-${number}].`,
      ),
    );
    write(content, `pages/p-${number}.mdx`, toPage(words, gather('pages')));
  });
  throwErrors(content);
  return { ...refused, ...names };
}

/**
 * The fields of settings that hold words, a few for each site, since a file of settings may have
 * 50,000 characters.
 */
const settings: readonly {
  readonly site: Readonly<Record<string, unknown>>;
  readonly claims: readonly string[];
}[] = [
  { site: { title: everything, tagline: everything }, claims: ['promises', 'strong'] },
  {
    site: { publisher: { name: everything, logo: './logo.svg' }, footer: everything },
    claims: ['negations', 'exempt'],
  },
  {
    site: {
      publisher: { name: 'Eve', contact: { email: 'eve@attack.example', address: everything } },
    },
    claims: [],
  },
  {
    site: {
      publisher: { name: 'Eve', links: [{ label: everything, url: 'https://elsewhere.example/' }] },
      navigation: [{ label: everything, to: '/faq/' }],
    },
    claims: ['without'],
  },
  {
    site: {
      publisher: {
        name: 'Eve',
        links: [{ label: 'Link', url: toAddress(payloads.slice(0, 100).join(' ')) }],
      },
      words: payloads,
    },
    claims: [],
  },
];

/**
 * Writes small sites whose settings together hold every payload in all fields, each in a folder of
 * its own, and gives these. Throws if the check finds an error.
 */
export function writeSettingsAttacks(folder: string): string[] {
  const synonyms = payloads.filter(
    (payload) => entrySchemas.synonyms.safeParse([['word', payload]]).success,
  );
  return settings.map(({ site, claims }, number) => {
    const content = join(folder, `settings-${number}`);
    writeBase(content, site);
    copyFileSync(picture, join(content, 'logo.svg'));
    if (claims.length > 0)
      write(
        content,
        'claims.yml',
        toData(Object.fromEntries(claims.map((name) => [name, payloads.slice(0, 500)]))),
      );
    write(
      content,
      'synonyms.yml',
      synonyms.map((payload) => `- ${JSON.stringify(['word', payload])}\n`).join(''),
    );
    throwErrors(content);
    return content;
  });
}

/**
 * Writes what is right on its own: site.yml with more fields, a topic, a person, a picture, and a
 * text of each kind.
 */
function writeBase(content: string, more: Readonly<Record<string, unknown>>): void {
  write(
    content,
    'site.yml',
    toData({
      title: 'Site',
      url: 'https://attack.example',
      publisher: { name: 'Eve' },
      navigation: [{ label: 'Questions', to: '/faq/' }],
      evidence: 'off',
      rules: { placeholder: 'off' },
      ...more,
    }),
  );
  write(content, 'topics/t-0.yml', toTopic('Topic'));
  write(content, 'people/eve.yml', toPerson('Eve', []));
  write(content, 'articles/plain.mdx', toArticle('Article', 'eve', 't-0', 'Text.'));
  write(content, 'faq/plain.md', toAnswer('Word', [], 't-0', 'Text.'));
  write(content, 'pages/plain.mdx', toPage('Page', 'Text.'));
  copyFileSync(picture, join(content, 'articles/picture.svg'));
}

/**
 * How many payloads are refused as names of files. A slash would lead to another folder, so one
 * that looks alike stands for it.
 */
function judgeNames(content: string): Refused {
  const text = {
    faq: toAnswer('Name', [], 't-0', 'Text.'),
    articles: toArticle('Name', 'eve', 't-0', 'Text.'),
    pages: toPage('Name', 'Text.'),
    topics: toTopic('Name'),
    people: toPerson('Name', []),
    sources: toSource('Name', ['Eve'], {}),
    images: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  };
  const endings = {
    faq: 'md',
    articles: 'mdx',
    pages: 'mdx',
    topics: 'yml',
    people: 'yml',
    sources: 'yml',
    images: 'svg',
  };
  const toPath = (kind: keyof typeof text, payload: string) =>
    `${kind === 'images' ? 'articles' : kind}/${payload.replaceAll('/', '∕')}.${endings[kind]}`;
  const kinds = ['faq', 'articles', 'pages', 'topics', 'people', 'sources', 'images'] as const;
  return Object.fromEntries(
    kinds.map((kind) => [
      `names of ${kind}`,
      judgeFiles(
        content,
        payloads.map((payload) => [toPath(kind, payload), text[kind]]),
      ).size,
    ]),
  );
}

function throwErrors(content: string): void {
  const errors = findErrors(content);
  if (errors.length > 0)
    throw new Error(
      `The site that attacks has errors:\n${errors
        .slice(0, 20)
        .map(({ path, line, message }) => `${path}:${line} ${message}`)
        .join('\n')}`,
    );
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/check/check.ts';
import { rules } from '../../src/check/rules.ts';
import { specificationExamples, toAnswerFile } from '../accepted-examples.ts';
import { runInBuilder } from '../builder/index.ts';
import { usualOrDeep } from '../deep.ts';
import { bodyMutations } from '../unit/check/mutations/body-mutations.ts';
import { toCleanFolder } from '../unit/check/mutations/clean-folder.ts';
import { dataMutations } from '../unit/check/mutations/data-mutations.ts';
import { mdxMutations } from '../unit/check/mutations/mdx-mutations.ts';
import { mutate } from '../unit/check/mutations/mutation.ts';
import { textMutations } from '../unit/check/mutations/text-mutations.ts';
import { yamlMutations } from '../unit/check/mutations/yaml-mutations.ts';
import { createRandom } from '../unit/check/random.ts';
import { readRulePage } from '../unit/check/rule-page.ts';
import { type Files, toFile, wellFiles, writeFiles } from '../unit/check/small-content.ts';
import { listPermalinks } from './read-release.ts';

const today = '2026-06-01';
let folder: string;
let picture: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answerable-accepted-'));
  picture = await sharp({
    create: { width: 640, height: 400, channels: 3, background: '#fed' },
  })
    .png()
    .toBuffer();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Signs and words of which random bodies are made; each is harmless somewhere. */
const pieces = [
  ...'word|word word|é|漢字|שלום|😀|*|**|_|~~|`|``|[|]|(|)|![|\\|&amp;|&|&#35;|"|\'|--|...|:|1|#|[@experience]'.split(
    '|',
  ),
  '[words](/about/)',
  'https://www.dnb.de/a_b?x=1&y=2',
  'a@bread-shelf.org',
  ' ',
  ' ',
  ' ',
  '  \n',
  '\n',
  '\n\n',
  '\n\n',
  '\n- ',
  '\n1. ',
  '\n  - ',
  '\n> ',
  '\n> [!NOTE]\n> ',
  '\n    ',
  '\n\n```\n',
  '\n~~~ js\n',
  '\n***\n',
  '\n| a | b |\n| --: | :-: |\n| 1 | 2 |\n',
  '\n- [ ] ',
  '\n\n## Part\n\n',
  '\n<Callout kind="tip">\n\nText.\n\n</Callout>\n',
] as const;

/** An entry with a random body, of either dialect. */
function toRandomFile(seed: number): readonly [path: string, text: string] {
  const random = createRandom(seed * 7919 + 5);
  const body = Array.from(
    { length: 3 + random(25) },
    () => pieces[random(pieces.length)] ?? '',
  ).join('');
  return seed % 3 === 0
    ? [
        `pages/random-${seed}.mdx`,
        `---\ntitle: Random ${seed}\ndescription: What random signs make of a page of this site, number ${seed}.\n---\n${body}\n`,
      ]
    : toAnswerFile(`random-${seed}`, body);
}

/** The examples of the rules, wrong and right, as entries of their own. */
function listRuleExamples(): readonly (readonly [path: string, text: string])[] {
  return rules.flatMap(({ name }) => {
    const { wrong, right } = readRulePage(name);
    return [wrong, right].flatMap((files, index) =>
      Object.entries(files).flatMap(([path, text]) => {
        const [, place = '', ending = ''] =
          /^(faq|pages|articles)\/[^/]*\.(mdx?)$/.exec(path) ?? [];
        return place === '' || typeof text !== 'string'
          ? []
          : [[`${place}/rule-${name}-${index}.${ending}`, text] as const];
      }),
    );
  });
}

/** Puts back what was there before, or takes out, until the check finds no error. */
function dropErrors(changed: Files, before: Files): Files {
  const files: Record<string, string | Uint8Array | undefined> = { ...changed };
  for (;;) {
    const { diagnostics } = checkFiles(
      Object.entries(files)
        .flatMap(([path, text]) => (text === undefined ? [] : [toFile(path, text)]))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      today,
    );
    const refused = new Set(
      diagnostics.filter(({ severity }) => severity === 'error').map(({ path }) => path),
    );
    if (refused.size === 0) return files;
    for (const path of refused)
      files[path] = files[path] === before[path] ? undefined : before[path];
  }
}

/** Builds the files, and expects a page of each article, answer and page that is published. */
async function expectPublished(name: string, files: Files): Promise<void> {
  const content = join(folder, name, 'content');
  const release = join(folder, name, 'dist');
  writeFiles(
    content,
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, path.endsWith('.png') ? picture : text]),
    ),
  );
  const args = ['--content', content, '--out', release, '--today', today];
  const { code, output } = await runInBuilder('build', args);
  expect(code, output).toBe(0);
  const pages = new Set(listPermalinks(release));
  const missing = Object.entries(files).filter(([path, text]) => {
    const [, collection = '', id = ''] = /^(articles|faq|pages)\/(.*)\.mdx?$/.exec(path) ?? [];
    const isHidden =
      typeof text !== 'string' || /^draft: true|^published: .?20(?:2[7-9]|[3-9])/m.test(text);
    const permalink = collection === 'pages' ? `/${id}/` : `/${collection}/${id}/`;
    return collection !== '' && !isHidden && !pages.has(permalink);
  });
  expect(missing.map(([path]) => path)).toEqual([]);
}

const mutations = [
  ...dataMutations,
  ...yamlMutations,
  ...textMutations,
  ...bodyMutations,
  ...mdxMutations,
];

/** The clean folder with a mutation of every file of which the check finds no error. */
function mutateAll(clean: Files, seed: number): Files {
  const random = createRandom(seed * 104_729 + 3);
  const mutated = Object.entries(clean).map(([path, text], index) => {
    const fitting = mutations.filter((mutation) => mutation.in.test(path));
    const mutation = fitting[(random(fitting.length) + index) % Math.max(1, fitting.length)];
    const made =
      typeof text !== 'string' || mutation === undefined || path === 'site.yml'
        ? undefined
        : mutate(mutation, text, random);
    return [path, made === undefined ? text : made.bytes] as const;
  });
  return dropErrors(Object.fromEntries(mutated), clean);
}

describe('what the check accepts, the build publishes', () => {
  it('of examples of specifications, of the rules, and of random signs', async () => {
    const every = usualOrDeep(40, 1);
    const examples = specificationExamples
      .filter((_, index) => index % every === 0)
      .map(({ id, markdown }) => toAnswerFile(id, markdown));
    const random = Array.from({ length: usualOrDeep(20, 500) }, (_, seed) => toRandomFile(seed));
    const added = [...examples, ...random, ...listRuleExamples()];
    const files = dropErrors(
      {
        ...wellFiles,
        // Not finished and cited by nobody, so it stops no build and has no page.
        'sources/xu-2020.yml':
          'kind: TODO\nauthors: [Xu X]\ntitle: A work\ncontainer: TODO\nyear: 2020\npopulation: TODO\nfinding: TODO\n',
        'topics/examples.yml': 'label: Examples\ndescription: Examples of what can be written.\n',
        ...Object.fromEntries(added),
      },
      wellFiles,
    );
    const accepted = added.filter(([path]) => files[path] !== undefined);
    expect(accepted.length).toBeGreaterThan(added.length / 3);
    await expectPublished('examples', files);
  });

  it.for(usualOrDeep<number[]>([], [0, 1, 2, 3, 4]))(
    'of slips that are no errors, %i',
    async (seed) => {
      await expectPublished(`slips-${seed}`, mutateAll(Object.fromEntries(toCleanFolder()), seed));
    },
  );
});

import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkContent,
  checkFiles,
  checkFolder,
  type CheckContext,
} from '../../../src/check/check.ts';
import { parseContent } from '../../../src/check/content.ts';
import { readContentFolder } from '../../../src/check/files/content-folder.ts';
import { fixContent } from '../../../src/check/fixes/fix.ts';
import { openFacts } from '../../../src/check/kept/file-facts.ts';
import { identifyFile } from '../../../src/check/kept/identity.ts';
import { openStatCache, type StatCache } from '../../../src/check/kept/stat-cache.ts';
import type { Report } from '../../../src/check/report.ts';
import { collectReviewedContent } from '../../../src/check/reviews/entry-review.ts';
import { formatJson } from '../../../src/check/reporters/json.ts';
import { createStampedContent } from '../../../src/domain/reviews/stamp.ts';
import { deep, usualOrDeep } from '../../deep.ts';
import { bodyMutations } from './mutations/body-mutations.ts';
import { toCleanFolder } from './mutations/clean-folder.ts';
import { dataMutations } from './mutations/data-mutations.ts';
import { mdxMutations } from './mutations/mdx-mutations.ts';
import { mutate } from './mutations/mutation.ts';
import type { Random } from './mutations/random-choice.ts';
import { textMutations } from './mutations/text-mutations.ts';
import { yamlMutations } from './mutations/yaml-mutations.ts';
import { createRandom } from './random.ts';
import { faqWith, toFile, toPng, wellFiles, type Files } from './small-content.ts';

let folder = '';
let pack = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answerable-kept-'));
  pack = join(folder, 'cache', 'check.pack');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Checks with the facts that the checks before it kept. */
function checkKept(content: string, context: CheckContext, program = 'one'): Report {
  const facts = openFacts(pack, program);
  const statCache = openOldStatCache(program);
  const report = checkContent(content, { ...context, facts: { ...facts, statCache } });
  facts.save();
  statCache.save();
  return report;
}

/** Opens the metadata of files as in a minute, when those that are written now are old. */
function openOldStatCache(program = 'one'): StatCache {
  return openStatCache(`${pack}-old`, program, () => Date.now() + 60_000);
}

/** All that a report says, as text. */
function serialize(report: Report): string {
  const { entries, counts, paths, texts, suppressed } = report;
  const bodies = entries.map(({ collection, id, published, body }) => [
    collection,
    id,
    published,
    body,
  ]);
  return [
    formatJson(report, 'content'),
    JSON.stringify([bodies, counts, paths, [...texts], suppressed]),
  ].join('\n');
}

describe('a check with the facts that were kept', () => {
  it(
    'says the same as one without, whatever is edited between the checks',
    { timeout: deep ? 3_600_000 : 300_000 },
    () => {
      const content = join(folder, 'content');
      const site = createTrial(content, createRandom(20));
      const all = usualOrDeep(15, 300);
      for (let count = 0; count <= all; count += 1) {
        const context = { today: site.today(), withDesign: false };
        const cold = serialize(checkContent(content, context));
        if (serialize(checkKept(content, context)) !== cold) {
          // Shown as a difference only now, since each is long.
          expect(serialize(checkKept(content, context)), site.steps().join('\n')).toBe(cold);
          expect.unreachable(`differs after ${site.steps().join('\n')}`);
        }
        site.edit();
      }
    },
  );

  const article = wellFiles['articles/bread.mdx'];
  const spelled = { 'site.yml': `${wellFiles['site.yml']}rules:\n  spelling: warning\n` };
  it.each<[string, Files, Files]>([
    ['the words of claims', faqWith('It rises.'), { 'claims.yml': 'promises: [rises]\n' }],
    [
      'the images beside it',
      faqWith('![A loaf](./loaf-of-ada.png)'),
      { 'faq/loaf-by-ada.png': wellFiles['articles/loaf.png'] },
    ],
    [
      'the heading to which it links',
      {},
      { 'articles/bread.mdx': article.replace('## The dough', '## Dough') },
    ],
    [
      'the headings of a page to one of which it could link',
      faqWith('See [it](/articles/bread/#no-such-part).'),
      { 'articles/bread.mdx': article.replace('## The dough', '## Such parts') },
    ],
    [
      'the question of another entry, which now asks the same',
      {},
      {
        'faq/how-long.md': wellFiles['faq/how-long.md'].replace(
          'How long does it take',
          'Is it safe',
        ),
      },
    ],
    [
      'the level of a rule on the site',
      {
        'faq/is-it-safe.md': wellFiles['faq/is-it-safe.md'].replace(
          'topic: s',
          'asks: [How long does it take?]\ntopic: s',
        ),
      },
      { 'site.yml': `${wellFiles['site.yml']}rules:\n  similar-question: error\n` },
    ],
    [
      'the names that are spelt right',
      { ...spelled, ...faqWith('The zxqwort bakes.') },
      { ...spelled, 'people/ada-baker.yml': 'name: Ada zxqwort\n' },
    ],
  ])('looks again at an entry after a change of %s', (_, before, change) => {
    const checkBoth = (changes: Files) => {
      const files = toFiles(changes);
      const cold = serialize(checkFiles(files, '2026-06-01'));
      const facts = openFacts(pack, 'one');
      expect(serialize(checkFiles(files, '2026-06-01', {}, facts))).toBe(cold);
      facts.save();
      return checkFiles(files, '2026-06-01').diagnostics.filter(({ path }) =>
        path.startsWith('faq/'),
      );
    };
    // Other problems are told of entries that did not change themselves.
    expect(checkBoth(before)).not.toEqual(checkBoth({ ...before, ...change }));
  });

  it('mends the same as one without', () => {
    const files = toFiles({
      'faq/is-it-safe.md':
        '---\nquestion: Is it safe? \ntopic: safty\npublished: 1.1.2026\n---\n\nMostly [@haller-2020]. See [it](/faq/how-long).\n',
    });
    const cold = fixContent(files, '2026-06-01');
    for (let round = 0; round < 2; round += 1) {
      const facts = openFacts(pack, 'one');
      const kept = fixContent(files, '2026-06-01', undefined, {}, facts);
      facts.save();
      expect(kept.fixes).toEqual(cold.fixes);
      expect(kept.changed).toEqual(cold.changed);
      expect(serialize(kept.report)).toBe(serialize(cold.report));
    }
    expect(cold.fixes.length).toBeGreaterThan(1);
  });

  it('checks none again of the files that nothing touched, on the next day either', () => {
    const files = toFiles({});
    expect(listChecked(files, '2026-06-01')).toHaveLength(files.length);
    expect(listChecked(files, '2026-06-01')).toEqual([]);
    expect(listChecked(files, '2026-06-02')).toEqual([]);
  });

  it('checks again what names a file that changed, and nothing else', () => {
    listChecked(toFiles({}), '2026-06-01');
    const draft = wellFiles['faq/how-long.md'].replace(
      'topic: baking',
      'topic: baking\ndraft: true',
    );
    expect(listChecked(toFiles({ 'faq/how-long.md': draft }), '2026-06-01')).toEqual([
      'articles/bread.mdx',
      'faq/how-long.md',
    ]);
    expect(listChecked(toFiles({ 'faq/how-long.md': draft }), '2026-06-01')).toEqual([]);
  });

  it('says the same if the file of the facts is cut off, changed in a byte, or of another program', () => {
    const content = join(folder, 'content');
    writeAll(
      content,
      toFiles({
        'topics/baking.yml': 'label: Baking\n',
        'articles/bread.mdx': `${wellFiles['articles/bread.mdx']}\nTODO [@nobody-2020]\n`,
      }),
    );
    const context = { today: '2026-06-01' };
    const cold = serialize(checkContent(content, context));
    // Not the bytes: equal values can have others, depending on how V8 holds them in memory.
    const listKept = () => {
      const { get } = openFacts(pack, 'one');
      return readContentFolder(content).map((file) => get(identifyFile(file)));
    };
    expect(serialize(checkKept(content, context))).toBe(cold);
    const whole = readFileSync(pack);
    const kept = listKept();
    expect(kept).not.toContain(undefined);
    for (let at = 0; at < whole.length; at += usualOrDeep(397, 5)) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      writeFileSync(pack, flipped);
      expect(serialize(checkKept(content, context))).toBe(cold);
      writeFileSync(pack, whole.subarray(0, at));
      expect(serialize(checkKept(content, context))).toBe(cold);
    }
    expect(listKept()).toEqual(kept);
    expect(serialize(checkKept(content, context, 'another'))).toBe(cold);
    expect(listKept()).toEqual(kept.map(() => undefined));
  });

  it('takes nothing from those before it if it is cold, and is what the next one takes from', () => {
    const files = toFiles({});
    expect(listChecked(files, '2026-06-01')).toHaveLength(files.length);
    expect(listChecked(files, '2026-06-01', true)).toHaveLength(files.length);
    expect(listChecked(files, '2026-06-01')).toEqual([]);
  });

  it('writes nothing if nothing changed', () => {
    const content = join(folder, 'content');
    writeAll(content, toFiles({}));
    checkKept(content, { today: '2026-06-01' });
    const { ino, mtimeMs } = statSync(pack);
    checkKept(content, { today: '2026-06-01' });
    expect(statSync(pack)).toMatchObject({ ino, mtimeMs });
  });
});

describe('a file that was read before', () => {
  const write = (files: Files = {}) => {
    const content = join(folder, 'content');
    writeAll(content, toFiles(files));
    return content;
  };
  const path = 'faq/is-it-safe.md';

  /** Reads the content twice; between, `change` is done to a file. Returns which files were read. */
  function listRead(change: (file: string) => void): string[] {
    const content = write();
    const first = openOldStatCache();
    readContentFolder(content, { statCache: first });
    first.save();
    change(join(content, path));
    const entered: string[] = [];
    const statCache = openOldStatCache();
    readContentFolder(content, {
      statCache: {
        ...statCache,
        set: (...entry) => {
          entered.push(entry[0]);
          statCache.set(...entry);
        },
      },
    });
    statCache.save();
    return entered;
  }

  it('is not read again, and has the same bytes if they are asked for', () => {
    expect(listRead(() => undefined)).toEqual([]);
    const content = join(folder, 'content');
    const files = readContentFolder(content, { statCache: openOldStatCache() });
    const read = readContentFolder(content);
    expect(files.map(({ bytes, size }) => [bytes, size])).toEqual(
      read.map(({ bytes, size }) => [bytes, size]),
    );
    expect(files.map(identifyFile)).toEqual(read.map(identifyFile));
  });

  it.each<[string, (file: string) => void]>([
    ['was written', (file) => writeFileSync(file, 'Other words.')],
    [
      'has as many other bytes, and the time of before',
      (file) => {
        const { atime, mtime } = lstatSync(file);
        writeFileSync(file, readFileSync(file, 'utf8').toUpperCase());
        utimesSync(file, atime, mtime);
      },
    ],
    [
      'was replaced by another',
      (file) => {
        writeFileSync(`${file}.new`, readFileSync(file));
        renameSync(`${file}.new`, file);
      },
    ],
  ])('is read again if it %s', (_, change) => {
    expect(listRead(change)).toEqual([path]);
  });

  it('is read again if it was new then, since it may have changed in the same moment', () => {
    const openNew = () => openStatCache(`${pack}-new`, 'one');
    const content = write();
    const statCache = openNew();
    readContentFolder(content, { statCache });
    statCache.save();
    const first = readContentFolder(content)[0];
    const stats = lstatSync(join(content, first?.path ?? ''), { bigint: true });
    expect(openNew().get(first?.path ?? '', stats)).toBeUndefined();
  });

  it('is checked as it is, if it is changed while the others are read', () => {
    const content = write({ [path]: '---\nquestion: Is it safe?\n---\n\nMostly.\n' });
    const statCache: StatCache = {
      // As if the file had become another since its metadata were looked at.
      get: (each) => (each === path ? 'that of before' : undefined),
      set: () => undefined,
      save: () => undefined,
    };
    const facts = { ...openFacts(pack, 'one'), statCache };
    const context = { today: '2026-06-01' };
    expect(serialize(checkContent(content, { ...context, facts }))).toBe(
      serialize(checkContent(content, context)),
    );
  });

  it('is handed on as it was checked, with what it holds, if it is the ledger', () => {
    const text = '{\n  "/faq/is-it-safe/": { "since": "2026-05-01" }\n}\n';
    const content = write({ 'permalinks.json': text });
    const check = () => {
      const statCache = openOldStatCache();
      const facts = { ...openFacts(pack, 'one'), statCache };
      const { ledger } = checkFolder(content, { today: '2026-06-01', checksLost: false, facts });
      statCache.save();
      return { ledger: ledger?.ledger, texts: ledger?.files.map((file) => [file.path, file.text]) };
    };
    const whole = {
      ledger: new Map([['/faq/is-it-safe/', { since: '2026-05-01' }]]),
      texts: [['permalinks.json', text]],
    };
    expect(check()).toEqual(whole);
    expect(check()).toEqual(whole);
    rmSync(join(content, 'permalinks.json'));
    expect(check()).toEqual({ ledger: undefined, texts: undefined });
  });

  it('is not held for the one of before, if it is changed before its bytes are asked for', () => {
    const content = write();
    const first = openOldStatCache();
    readContentFolder(content, { statCache: first });
    first.save();
    const files = readContentFolder(content, { statCache: openOldStatCache() });
    writeFileSync(join(content, path), 'Other words.');
    expect(() => files.find((file) => file.path === path)?.bytes).toThrow(
      `${path} was changed while it was read. Try again.`,
    );
  });
});

function toFiles(changes: Files) {
  return Object.entries<string | Uint8Array | undefined>({ ...wellFiles, ...changes })
    .flatMap(([path, text]) => (text === undefined ? [] : [toFile(path, text)]))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Checks the files and returns the paths of those on which rules ran. */
function listChecked(files: ReturnType<typeof toFiles>, today: string, isCold = false): string[] {
  const facts = openFacts(pack, 'one', isCold);
  const checked: string[] = [];
  checkFiles(
    files,
    today,
    {},
    {
      get: facts.get,
      set: (identity, value) => {
        // What a rule found on the site is kept under no path.
        if (value.path !== '') checked.push(value.path);
        facts.set(identity, value);
      },
    },
  );
  facts.save();
  return checked;
}

function writeAll(content: string, files: ReturnType<typeof toFiles>): void {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), bytes);
  }
}

/** A content folder that is edited at random. */
interface Trial {
  readonly today: () => string;
  readonly edit: () => void;
  readonly steps: () => readonly string[];
}

const mutations = [
  ...dataMutations,
  ...yamlMutations,
  ...textMutations,
  ...bodyMutations,
  ...mdxMutations,
];

const days = ['2026-06-01', '2026-06-02', '2026-02-03', '2027-01-01', '2025-01-01'];

/** What site.yml may say besides. */
const settings = [
  'evidence: strict\n',
  'evidence: off\n',
  'rules:\n  spelling: warning\n',
  'rules:\n  claim: "off"\n  link-text: error\n  reading-ease: warning\n',
  'abbreviations:\n  PET: polyethylene\n  TODO: a list\n',
  'review:\n  every: 3 months\n',
  'words: [sourdough, levain]\n',
];

const claims = [
  'promises: [rises]\n',
  'exempt: [works, rises]\nstrong: [best]\n',
  'promises: [bakes, helps]\nnegations: [hardly]\n',
];

/** What may be written below a text. */
const passages = (random: Random) => [
  `Sleep cures everything [@source-${random(32) + 1}].`,
  'It cures nothing.',
  `See [here](/faq/${random(2) === 0 ? 'no-such-question' : ''}).`,
  `See [who](/people/person-${random(14) + 1}/) and [what](/topics/topic-${random(14) + 1}/#part).`,
  `![A loaf](./picture-${random(6) + 1}.png)`,
  '![Picture](./Picture-1.PNG)',
  '## A part\n\n#### Too deep\n\n## A part',
  'A line with spaces.   \n\nTODO write more. The PET is strong.',
  '{import("x")}',
  '<div>html</div>',
  '[words][no line]',
];

/**
 * A part of the folder, since each edit is checked twice; some of what it names is missing then.
 */
function toTrialFolder(): Map<string, string | Uint8Array> {
  const folders = Map.groupBy(toCleanFolder(), ([path]) => path.split('/')[0]);
  return new Map(
    [...folders.values()].flatMap((files) =>
      files.filter(([path], index) => index < usualOrDeep(16, 1000) || path.endsWith('.png')),
    ),
  );
}

function createTrial(content: string, random: Random): Trial {
  const clean = stampArticles(toTrialFolder());
  const steps: string[] = [];
  let files = new Map<string, string | Uint8Array>();
  let [day, added] = [0, 0];
  const linked = [...clean.keys()]
    .flatMap((path) => /^faq\/(.*)\.md$/.exec(path)?.[1] ?? [])
    .slice(0, 3);

  function put(path: string, bytes: string | Uint8Array | undefined): void {
    steps.push(`${bytes === undefined ? 'delete' : 'write'} ${path}`);
    if (bytes === undefined) {
      files.delete(path);
      rmSync(join(content, path), { recursive: true, force: true });
      return;
    }
    files.set(path, bytes);
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), bytes);
  }

  function reset(): void {
    rmSync(content, { recursive: true, force: true });
    files = new Map();
    for (const [path, bytes] of clean) put(path, bytes);
    steps.length = 0;
  }

  const pick = <Each>(list: readonly Each[]): Each => {
    const found = list[random(list.length)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  };
  /** One that is there; of a kind of which none is left, one that was. */
  const pickPath = (pattern = /./) => {
    const [there, before] = [files, clean].map((each) =>
      [...each.keys()].filter((path) => pattern.test(path)),
    );
    return pick(there?.length === 0 ? (before ?? []) : (there ?? []));
  };
  const readText = (path: string) => Buffer.from(files.get(path) ?? '').toString();
  const rename = (path: string, to: string) => {
    const bytes = files.get(path);
    put(path, undefined);
    put(to, bytes);
  };
  const editText = (path: string, edit: (text: string) => string) =>
    put(path, edit(readText(path)));
  const addField = (path: string, field: string) =>
    editText(path, (text) => text.replace(/^---\r?\n/, (head) => `${head}${field}\n`));

  const edits: readonly (() => void)[] = [
    ...Array.from({ length: 6 }, () => () => {
      const mutation = pick(mutations);
      const path = pick([...clean.keys()].filter((each) => mutation.in.test(each)));
      const mutated = files.has(path) ? mutate(mutation, readText(path), random) : undefined;
      steps.push(mutation.name);
      if (mutated !== undefined) put(path, mutated.bytes);
    }),
    ...Array.from({ length: 4 }, () => () => {
      editText(pickPath(/\.mdx?$/), (text) => `${text}\n${pick(passages(random))}\n`);
    }),
    () => put(pickPath(), undefined),
    () => put(pickPath(/sources|people|topics|faq/), undefined),
    () => put(pickPath(/\.(?:png|svg)$/), undefined),
    () => {
      const path = pickPath(/\//);
      put(path.replace(/(?=\.\w+$)/, `-${(added += 1)}`), files.get(path));
    },
    () => {
      const path = pickPath(/\//);
      rename(path, path.replace(/(?=\.\w+$)/, `-${(added += 1)}`));
    },
    // Pages to which others link come and go.
    ...Array.from({ length: 3 }, () => () => {
      const to = pick(linked);
      const from = pickPath(/\.mdx?$/);
      editText(from, (text) => `${text}\nSee [the answer](/faq/${to}/).\n`);
    }),
    ...Array.from({ length: 3 }, () => () => {
      const path = `faq/${pick(linked)}.md`;
      put(path, files.has(path) ? undefined : clean.get(path));
    }),
    () => rename(pickPath(/faq\//), `faq/Can I ask ${(added += 1)}.md`),
    () => {
      const path = pick([...clean.keys()]);
      put(path, clean.get(path));
    },
    ...Array.from({ length: 4 }, () => () => {
      // Instead of what the field says before.
      const field = pick(settings);
      const name = field.slice(0, field.indexOf(':'));
      const others = readText('site.yml').split(/^(?=\w)/m);
      put('site.yml', others.filter((each) => !each.startsWith(`${name}:`)).join('') + field);
    }),
    () =>
      editText('site.yml', (text) =>
        text.replace(/^language: \w+/m, `language: ${pick(['en', 'de', 'en-GB'])}`),
      ),
    () => put('site.yml', clean.get('site.yml')),
    () => put('claims.yml', random(3) === 0 ? undefined : pick(claims)),
    () =>
      editText(
        pickPath(/sources\/.*yml/),
        (text) => `${text}retracted:\n  on: 2024-05-06\n  url: https://example.org/notice\n`,
      ),
    () =>
      editText(pickPath(/sources\/.*yml/), (text) =>
        text.replace(
          /^kind: .*/m,
          `kind: ${pick(['expert-opinion', 'observational', 'systematic-review'])}`,
        ),
      ),
    () => editText(pickPath(/topics\/.*yml/), (text) => text.replace(/^label: /m, 'label: New ')),
    () => addField(pickPath(/\.mdx?$/), 'draft: true'),
    () =>
      editText(pickPath(/\.mdx?$/), (text) =>
        text.replace(/^published: .*/m, `published: ${pick(days)}`),
      ),
    ...Array.from(
      { length: 3 },
      () => () => addField(pickPath(/\.mdx?$/), `updated: ${pick(days)}`),
    ),
    () =>
      addField(
        pickPath(/\.mdx?$/),
        'waive:\n  link: It is only a trial.\n  claim: It is only a trial.\n  similar-question: It is only a trial.',
      ),
    () => put(pickPath(/\.png$/), toPng(random(20_000), 400)),
    () =>
      put(
        `permalinks.json`,
        `{\n"/articles/gone-${random(3)}/":{},\n"${pick(['/faq/', '/about/'])}#lost":{}\n}\n`,
      ),
    () => put(pickPath(/\.mdx?$/), Buffer.from('\ufeffquestion: Why?\n', 'utf16le')),
    () => put(`faq/notes-${(added += 1)}.txt`, 'stray'),
    () => {
      steps.push('link');
      symlinkSync('nowhere', join(content, 'articles', `link-${(added += 1)}.mdx`));
    },
  ];
  reset();
  return {
    today: () => days[day] ?? '',
    edit: () => {
      // Where much is wrong rules are silent, so that now and then all is well again.
      if (random(25) === 0) reset();
      pick(edits)();
      if (random(4) > 0) return;
      day = random(days.length);
      steps.push(`today is ${days[day]}`);
    },
    steps: () => steps,
  };
}

/** The folder with reviews of its articles, bound to what their pages show. */
function stampArticles(
  clean: ReadonlyMap<string, string | Uint8Array>,
): Map<string, string | Uint8Array> {
  const files = [...clean].map(([path, text]) => toFile(path, text));
  const content = parseContent(files, '2026-06-01');
  const stamped = new Map(clean);
  for (const entry of content.entries.filter(({ collection }) => collection === 'articles')) {
    const shown = collectReviewedContent(content, entry);
    if (shown === undefined || entry.yaml?.root?.fields?.has('reviewed') === true) continue;
    const { hash, answers } = createStampedContent(shown);
    const listed = Object.entries(answers).map(([id, each]) => `"${id}": "${each}"`);
    const field = `reviewed: { by: person-12, on: 2026-02-01, hash: "${hash}", answers: { ${listed.join(', ')} } }`;
    stamped.set(
      entry.path,
      entry.text.replace(/^---\r?\n/, (head) => `${head}${field}\n`),
    );
  }
  return stamped;
}

/** A file that is deleted or renamed, and where that must be told. */
export interface Loss {
  readonly path: string;
  readonly renamed?: { readonly path: string; readonly content: string | Uint8Array };
  readonly told: readonly {
    readonly path: string;
    readonly line: number | undefined;
    readonly rule: string;
  }[];
}

type Folder = ReadonlyMap<string, string | Uint8Array>;

interface LossKind {
  readonly of: RegExp;
  /** How other files name the one with this id, and the rule that misses it. */
  readonly mentions: readonly { readonly pattern: (id: string) => RegExp; readonly rule: string }[];
  /** The name that it is given, where it is not deleted. */
  readonly rename?: (path: string) => string;
  readonly renameRule?: string;
}

const inData = (id: string) =>
  new RegExp(`^(?: {2}- |topic: | {2}by: |\\w+: \\[(?:.*, )?)${id}(?![\\w-])`);
const citation = (id: string) => new RegExp(`\\[@${id}\\]`);
const embedded = (id: string) => new RegExp(`<Faq ids="(?:.* )?${id}[ "]`);

const kinds: readonly LossKind[] = [
  { of: /^sources\/(.*)\.yml$/, mentions: [{ pattern: citation, rule: 'citation' }] },
  { of: /^topics\/(.*)\.yml$/, mentions: [{ pattern: inData, rule: 'reference' }] },
  { of: /^people\/(.*)\.yml$/, mentions: [{ pattern: inData, rule: 'reference' }] },
  {
    of: /^articles\/(.*)\.png$/,
    mentions: [{ pattern: (id) => new RegExp(`\\./${id}\\.png`), rule: 'image' }],
  },
  {
    of: /^faq\/(.*)\.md$/,
    mentions: [
      { pattern: inData, rule: 'reference' },
      { pattern: embedded, rule: 'reference' },
    ],
  },
  {
    of: /^articles\/(.*)\.mdx$/,
    mentions: [
      { pattern: inData, rule: 'reference' },
      { pattern: (id) => new RegExp(`\\(/articles/${id}/`), rule: 'link' },
    ],
  },
  {
    of: /^pages\/(.*)\.mdx$/,
    mentions: [{ pattern: (id) => new RegExp(`(?:\\(|to: )/${id}/`), rule: 'link' }],
  },
  {
    of: /^faq\/(.*)\.md$/,
    mentions: [
      { pattern: inData, rule: 'reference' },
      { pattern: embedded, rule: 'reference' },
    ],
    rename: (path) => path.replace('faq/', 'faq/My '),
    renameRule: 'file-name',
  },
];

/** Every file of one kind that can be lost, with the lines of the others that name it. */
export function listLosses(folder: Folder, seed: number): Loss[] {
  const kind = kinds[(seed / 25) % kinds.length];
  if (kind === undefined) return [];
  return [...folder].flatMap(([path, content]): Loss[] => {
    const id = kind.of.exec(path)?.[1];
    if (id === undefined) return [];
    const patterns = kind.mentions.map(({ pattern, rule }) => ({ pattern: pattern(id), rule }));
    const missed = [...folder].flatMap(([other, text]) =>
      other === path || typeof text !== 'string' ? [] : listMentions(other, text, patterns),
    );
    const to = kind.rename?.(path);
    const named =
      to === undefined || kind.renameRule === undefined
        ? []
        : [{ path: to, line: undefined, rule: kind.renameRule }];
    const told = [...missed, ...named];
    return told.length === 0
      ? []
      : [to === undefined ? { path, told } : { path, told, renamed: { path: to, content } }];
  });
}

function listMentions(
  path: string,
  text: string,
  patterns: readonly { readonly pattern: RegExp; readonly rule: string }[],
) {
  return text
    .split('\n')
    .flatMap((line, index) =>
      patterns.flatMap(({ pattern, rule }) =>
        pattern.test(line) ? [{ path, line: index + 1, rule }] : [],
      ),
    );
}

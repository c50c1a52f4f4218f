/** A row of a table. */
export interface Row {
  /** Its first line in a text file, or its row number in a sheet. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a file or sheet that are not empty. */
export interface Table {
  /** The name of the sheet, if the file has several. */
  readonly name: string | undefined;
  readonly rows: readonly Row[];
}

/** The role of a column. */
export type ColumnRole =
  | 'question'
  | 'answer'
  | 'topic'
  | 'asks'
  | 'description'
  | 'author'
  | 'slug'
  | 'address'
  | 'published'
  | 'updated'
  | 'order';

/** The roles by column index, and the header row. */
export interface Columns {
  readonly roles: ReadonlyMap<number, ColumnRole>;
  /** Undefined if there is none. */
  readonly head: Row | undefined;
}

/** Column names in English and German, in lower case and letters only. */
const names: Readonly<Record<ColumnRole, readonly string[]>> = {
  question: [
    'question',
    'questions',
    'faq',
    'frage',
    'fragen',
    'q',
    'title',
    'titel',
    'questiontitle',
    'faqquestion',
    'questiontext',
    'fragestellung',
    'posttitle',
  ],
  answer: [
    'answer',
    'answers',
    'antwort',
    'antworten',
    'a',
    'reply',
    'response',
    'faqanswer',
    'answertext',
    'antworttext',
    'content',
    'inhalt',
    'text',
    'body',
    'postcontent',
  ],
  topic: [
    'topic',
    'topics',
    'category',
    'categories',
    'thema',
    'themen',
    'kategorie',
    'kategorien',
    'section',
    'bereich',
    'rubrik',
    'group',
    'gruppe',
    'faqcategory',
  ],
  asks: [
    'asks',
    'alsoasked',
    'alsoaskedas',
    'synonyms',
    'synonyme',
    'variants',
    'varianten',
    'otherwordings',
    'alternatives',
    'alternativequestions',
    'auchgefragt',
    'alternativefragen',
    'andereformulierungen',
    'otherquestions',
  ],
  description: [
    'description',
    'beschreibung',
    'summary',
    'zusammenfassung',
    'excerpt',
    'shortanswer',
    'kurzantwort',
    'metadescription',
  ],
  author: [
    'author',
    'authors',
    'autor',
    'autorin',
    'autoren',
    'writtenby',
    'expert',
    'verfasser',
    'verfasserin',
  ],
  slug: ['slug', 'kurzname', 'postname'],
  address: ['url', 'address', 'link', 'permalink', 'adresse', 'oldurl', 'alteadresse', 'alteurl'],
  published: [
    'published',
    'date',
    'datum',
    'publishedat',
    'publishedon',
    'publishdate',
    'created',
    'createdat',
    'erstellt',
    'erstelltam',
    'veröffentlicht',
    'veröffentlichtam',
    'postdate',
  ],
  updated: [
    'updated',
    'updatedat',
    'updatedon',
    'lastupdated',
    'lastmodified',
    'modified',
    'geändert',
    'geändertam',
    'aktualisiert',
    'aktualisiertam',
    'stand',
  ],
  order: ['order', 'position', 'sort', 'sortorder', 'reihenfolge', 'rang', 'rank'],
};

const roles = new Map(
  Object.keys(names)
    .filter(isRole)
    .flatMap((role) => names[role].map((name) => [name, role] as const)),
);

/** The number of rows that may precede the header, such as a title. */
const maxRowsAbove = 10;

/** Names of questions that other tables have, too: they count only if the column asks. */
const weakNames: ReadonlySet<string> = new Set(['title', 'titel', 'posttitle']);

/**
 * Finds the columns by their names; without names, the questions are the column whose cells end
 * with question marks. Undefined if no column is named so or asks, or there is no other one.
 */
export function findColumns(rows: readonly Row[]): Columns | undefined {
  for (const row of rows.slice(0, maxRowsAbove)) {
    const found = parseHeader(row);
    if (found !== undefined && isOfQuestions(found, row, rows)) return { roles: found, head: row };
  }
  const width = rows.slice(0, 1000).reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const filled = Array.from({ length: Math.min(width, 50) }, (_, at) => at).filter((at) =>
    rows.some(({ cells }) => /\p{L}/u.test(cells[at] ?? '')),
  );
  const question = filled.find((at) => isMostly(rows, at));
  const answer =
    filled.find((at) => question !== undefined && at > question) ??
    filled.find((at) => at !== question);
  return question === undefined || answer === undefined
    ? undefined
    : {
        roles: new Map([
          [question, 'question'],
          [answer, 'answer'],
        ]),
        head: undefined,
      };
}

/** Whether the column of questions is one by its name, or else by its cells. */
function isOfQuestions(
  found: ReadonlyMap<number, ColumnRole>,
  head: Row,
  rows: readonly Row[],
): boolean {
  const at = [...found].find(([, role]) => role === 'question')?.[0] ?? 0;
  return (
    !weakNames.has(normalizeName(head.cells[at] ?? '')) ||
    isMostly(rows.slice(rows.indexOf(head) + 1), at)
  );
}

function normalizeName(cell: string): string {
  return cell.toLowerCase().replace(/\([^)]*\)|[^\p{L}]/gu, '');
}

function parseHeader({ cells }: Row): Map<number, ColumnRole> | undefined {
  const found = new Map<number, ColumnRole>();
  const taken = new Set<ColumnRole>();
  for (const [at, cell] of cells.entries()) {
    const role = cell.length > 60 ? undefined : roles.get(normalizeName(cell));
    if (role === undefined || taken.has(role)) continue;
    found.set(at, role);
    taken.add(role);
  }
  return taken.has('question') && taken.has('answer') ? found : undefined;
}

/** Whether most cells of a column end with a question mark. */
function isMostly(rows: readonly Row[], at: number): boolean {
  const filled = rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
  return filled.filter((cell) => /[?？؟]$/u.test(cell)).length * 2 > filled.length;
}

function isRole(name: string): name is ColumnRole {
  return Object.hasOwn(names, name);
}

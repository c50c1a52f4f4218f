import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { createVitest, type Vitest } from 'vitest/node';
import { createProgress } from '../src/progress/index.ts';
import { packageRoot } from '../src/publish/project/index.ts';
import { createRandom } from '../tests/unit/check/random.ts';

/** A change of one place of a module that its tests should notice. */
interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What became of a mutant: a test failed, nothing ended for long, or all tests passed. */
type Outcome = 'killed' | 'hung' | 'survived';

/** What the process that runs tests is asked. */
interface Question {
  readonly mutant: Mutant;
  readonly tests: readonly string[];
}

const rooms = ['check', 'domain', 'search'];
/** So many milliseconds the tests of one mutant may take, also where the machine does much else. */
const patience = 180_000;

/**
 * Changes one place of a module at a time and runs the unit tests nearest to it. Prints for each
 * room how many changes made a test fail, and those that no test noticed. `--room NAME` takes one
 * of the rooms, `--mutants N` so many of each room, `--tests N` so many test files for each,
 * `--file TEXT` only modules whose path holds it; `--seed N` draws others.
 */
export async function benchMutate(
  print: (line: string) => void,
  options: readonly string[] = [],
): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      room: { type: 'string' },
      mutants: { type: 'string', default: '150' },
      tests: { type: 'string', default: '8' },
      file: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
    },
  });
  const findTests = createTestFinder(Number(values.tests));
  const progress = createProgress(globalThis.process.stderr);
  for (const room of values.room === undefined ? rooms : [values.room]) {
    const all = listModules(join(packageRoot, 'src', room))
      .filter((file) => file.includes(values.file) && findTests(file).length > 0)
      .flatMap(createMutants);
    const drawn = draw(all, Number(values.mutants), Number(values.seed));
    const survivors: string[] = [];
    let hung = 0;
    let process: ChildProcess | undefined = startRunner();
    // A test that fails by itself would be taken for one that notices everything.
    const tests = [...new Set(drawn.flatMap(({ file }) => findTests(file)))];
    await expectPasses(process, tests);
    const { advance } = progress.begin(`Changing modules of ${room}`, drawn.length);
    for (const mutant of drawn) {
      process ??= startRunner();
      const outcome = await ask(process, { mutant, tests: findTests(mutant.file) });
      if (outcome === 'hung') process = undefined;
      if (outcome === 'hung') hung += 1;
      if (outcome === 'survived') survivors.push(describe(mutant));
      advance();
    }
    progress.end();
    process ??= startRunner();
    // Nor may a change be left behind.
    await expectPasses(process, tests);
    process.disconnect();
    const killed = drawn.length - survivors.length;
    const score = ((100 * killed) / drawn.length).toFixed(1);
    print(
      `${room}: ${killed} of ${drawn.length} mutants noticed, ${score} %, ${hung} of them since nothing ended (drawn from ${all.length})`,
    );
    for (const survivor of survivors) print(`  ${survivor}`);
  }
}

function startRunner(): ChildProcess {
  // In a group of its own, so that it can be ended with its workers.
  return fork(import.meta.filename, { detached: true, stdio: ['ignore', 'ignore', 2, 'ipc'] });
}

/** Throws where a test fails without any change. */
async function expectPasses(child: ChildProcess, tests: readonly string[]): Promise<void> {
  const mutant = { file: '', start: 0, end: 0, text: '' };
  if ((await ask(child, { mutant, tests }, 20 * patience)) !== 'survived')
    throw new Error(`One of these fails without any change:\n${tests.join('\n')}`);
}

/** Asks for one mutant. What hangs is ended with all that it started. */
function ask(child: ChildProcess, question: Question, milliseconds = patience): Promise<Outcome> {
  return new Promise((done, fail) => {
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      child.off('message', hear).off('exit', crash);
      done(outcome);
    };
    const hear = (outcome: Outcome) => end(outcome);
    const crash = () => fail(new Error(`The tests of ${describe(question.mutant)} ended.`));
    const timer = setTimeout(() => {
      if (child.pid !== undefined) globalThis.process.kill(-child.pid, 'SIGKILL');
      end('hung');
    }, milliseconds);
    child.on('message', hear).on('exit', crash);
    child.send(question);
  });
}

function describe({ file, start, end, text }: Mutant): string {
  const source = readFileSync(file, 'utf8');
  const line = source.slice(0, start).split('\n').length;
  const short = (words: string) =>
    JSON.stringify(words.length > 70 ? `${words.slice(0, 70)}…` : words);
  return `${relative(packageRoot, file)}:${line} ${short(source.slice(start, end))} became ${short(text)}`;
}

/** A sample without repetition, the same for the same seed. */
function draw(all: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = createRandom(seed);
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () =>
    left.splice(random(left.length), 1),
  ).flat();
}

function listModules(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => join(folder, path));
}

/**
 * Finds the unit tests that import a module: first those that have its name, since a rule is far
 * from its test, then those with the fewest modules between.
 */
function createTestFinder(count: number): (file: string) => readonly string[] {
  const importers = new Map<string, string[]>();
  for (const file of ['src', 'tests/unit'].flatMap((each) => listModules(join(packageRoot, each))))
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import\() ?'(\.[^']+)'/g,
    )) {
      const imported = resolve(dirname(file), path);
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  return (file) => {
    const reached = new Set([file]);
    for (const each of reached) for (const next of importers.get(each) ?? []) reached.add(next);
    const isNamed = (test: string) => basename(test, '.test.ts') === basename(file, '.ts');
    return [...reached]
      .filter((each) => each.endsWith('.test.ts'))
      .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
      .slice(0, count);
  };
}

const exchanged = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
  [ts.SyntaxKind.PercentToken, '*'],
  [ts.SyntaxKind.AmpersandToken, '|'],
  [ts.SyntaxKind.BarToken, '&'],
  [ts.SyntaxKind.LessThanLessThanToken, '>>'],
  [ts.SyntaxKind.GreaterThanGreaterThanToken, '<<'],
]);

function createMutants(file: string): Mutant[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const mutants: Mutant[] = [];
  const change = (node: ts.Node, text: string) =>
    mutants.push({ file, start: node.getStart(), end: node.getEnd(), text });
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isIfStatement(node) || ts.isWhileStatement(node))
      change(node.expression, `!(${node.expression.getText()})`);
    else if (ts.isConditionalExpression(node))
      change(node.condition, `!(${node.condition.getText()})`);
    else if (ts.isBinaryExpression(node)) changeOperator(node, change);
    else if (ts.isNumericLiteral(node)) change(node, `(${node.getText()} + 1)`);
    else if (ts.isStringLiteral(node) && !isName(node))
      change(node, node.text === '' ? "'x'" : "''");
    else if (node.kind === ts.SyntaxKind.TrueKeyword) change(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) change(node, 'true');
    else if (ts.isExpressionStatement(node)) change(node, ';');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Texts that are put together are left so: no operator takes their place. */
function changeOperator(
  { left, right, operatorToken }: ts.BinaryExpression,
  change: (node: ts.Node, text: string) => void,
): void {
  const text = exchanged.get(operatorToken.kind);
  const isText = [left, right].some(
    (each) => ts.isStringLiteralLike(each) || ts.isTemplateExpression(each),
  );
  if (text !== undefined && !(isText && text === '-')) change(operatorToken, text);
}

/** Whether a text is the name of a property, or of a module. */
function isName({ parent }: ts.StringLiteral): boolean {
  return (
    (ts.isPropertyAssignment(parent) && ts.isStringLiteral(parent.name)) ||
    (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword)
  );
}

/** Runs tests in this process with one module changed, again and again, as its parent asks. */
async function serveMutants(): Promise<void> {
  let mutant: Mutant | undefined;
  const vitest = await createVitest(
    {
      config: false,
      root: packageRoot,
      include: ['tests/unit/**/*.test.ts'],
      watch: false,
      isolate: false,
      maxWorkers: 1,
      // A test that is slow is none that notices something.
      testTimeout: patience,
      hookTimeout: patience,
      reporters: [{}],
      // It knows a module by its file, not by what became of it here.
      fsModuleCache: false,
    },
    {
      plugins: [
        {
          name: 'mutant',
          enforce: 'pre',
          transform: (code, id) =>
            mutant?.file === id
              ? code.slice(0, mutant.start) + mutant.text + code.slice(mutant.end)
              : undefined,
        },
      ],
    },
  );
  await vitest.standalone();
  process.on('message', ({ mutant: asked, tests }: Question) => {
    void (async () => {
      if (mutant !== undefined) vitest.invalidateFile(mutant.file);
      mutant = asked;
      vitest.invalidateFile(mutant.file);
      // The nearest file alone, since it notices most. A run is never stopped when a test fails:
      // Vitest still stops it when the next has begun, which then ends with what others left.
      for (const files of [tests.slice(0, 1), tests.slice(1)])
        if (files.length > 0 && !(await passes(vitest, files))) return 'killed';
      return 'survived';
    })().then((outcome: Outcome) => process.send?.(outcome));
  });
  process.on('disconnect', () => process.exit());
}

/** Runs test files. Throws where one was not run. */
async function passes(vitest: Vitest, files: readonly string[]): Promise<boolean> {
  // Else what became of each file in an earlier run would be told again.
  vitest.state.clearFiles(vitest.getRootProject(), [...files]);
  const specifications = await vitest.globTestSpecifications([...files]);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  if (unhandledErrors.length > 0) return false;
  return files.every((file) => {
    const found = testModules.find(({ moduleId }) => moduleId === file);
    if (found === undefined || ['queued', 'pending'].includes(found.state()))
      throw new Error(`Was not run: ${file}`);
    return found.ok();
  });
}

if (process.argv[1] === import.meta.filename) await serveMutants();

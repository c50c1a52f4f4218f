import { describe, expect, it } from 'vitest';
import { formatHelp, parseArguments, UsageError } from '../../../src/cli/arguments.ts';

const command = {
  name: 'bake',
  describe: 'Bakes.',
  options: {
    content: { kind: 'string', placeholder: 'DIR', describe: 'The folder.', default: 'content' },
    out: { kind: 'string', placeholder: 'DIR', describe: 'Where to.' },
    port: { kind: 'number', placeholder: 'PORT', describe: 'The port.', default: 4321 },
    kind: { kind: 'choice', of: ['loaf', 'roll'], describe: 'What.', default: 'loaf' },
    today: { kind: 'date', describe: 'The day.' },
    strict: { kind: 'boolean', describe: 'No mercy.' },
  },
} as const;

describe('arguments', () => {
  it('have their defaults', () => {
    expect(parseArguments(command, [])).toEqual({
      values: {
        content: 'content',
        out: undefined,
        port: 4321,
        kind: 'loaf',
        today: undefined,
        strict: false,
      },
      positionals: [],
    });
  });

  it('may stand behind a space or an equals sign, and the last one counts', () => {
    const given = parseArguments(command, [
      '--content',
      'a',
      '--content=b',
      '--port',
      '80',
      '--kind=roll',
      '--today=2026-02-28',
      '--strict',
      '--out=-',
    ]);
    expect(given).toMatchObject({
      values: { content: 'b', port: 80, kind: 'roll', today: '2026-02-28', strict: true, out: '-' },
    });
  });

  it.each([['--help'], ['-h'], ['--port', 'x', '--help']])('ask for help: %s', (...words) => {
    expect(parseArguments(command, words)).toBe('help');
  });

  it.each([
    [['--conten', 'x'], 'There is no option --conten. Did you mean --content?'],
    [
      ['--zzzzzz'],
      'There is no option --zzzzzz. Write one of --content, --out, --port, --kind, --today, --strict, --help.',
    ],
    [['--toString'], 'There is no option --toString.'],
    [['--__proto__=x'], 'There is no option --__proto__.'],
    [['-x'], 'There is no option -x.'],
    [['--content'], '--content needs a value. Write --content DIR.'],
    [['--content='], '--content needs a value. Write --content DIR.'],
    [['--content', '--strict'], '--content needs a value. Write --content DIR.'],
    [['--strict=yes'], '--strict takes no value. Write --strict alone.'],
    [
      ['--today', '2026-02-30'],
      '--today takes a day of the calendar as year-month-day, such as 2026-03-31; found "2026-02-30".',
    ],
    [['--port', '8o'], '--port takes a whole number; found "8o".'],
    [['--kind', 'bun'], '--kind takes one of loaf, roll; found "bun".'],
    [['loaf'], '"loaf" is not expected here. Write npm run bake -- [--content DIR]'],
  ])('that are wrong are told in one line: %j', (words, message) => {
    expect(() => parseArguments(command, words)).toThrow(UsageError);
    expect(() => parseArguments(command, words)).toThrow(message);
  });

  it('take as many words as the command does', () => {
    const taking = {
      ...command,
      positionals: { placeholder: 'QUESTION', describe: 'The question.', min: 1, max: 1 },
    };
    expect(parseArguments(taking, ['Is it safe?', '--strict'])).toMatchObject({
      positionals: ['Is it safe?'],
    });
    expect(() => parseArguments(taking, [])).toThrow('Write QUESTION: npm run bake -- QUESTION');
    expect(() => parseArguments(taking, ['a', 'b'])).toThrow('"b" is not expected here.');
  });
});

describe('help', () => {
  it('names every option with its default', () => {
    expect(formatHelp(command)).toMatchInlineSnapshot(`
      "Usage: npm run bake -- [--content DIR] [--out DIR] [--port PORT] [--kind loaf|roll] [--today YYYY-MM-DD] [--strict]

      Bakes.

        --content DIR       The folder. Default: content.
        --out DIR           Where to.
        --port PORT         The port. Default: 4321.
        --kind loaf|roll    What. Default: loaf.
        --today YYYY-MM-DD  The day.
        --strict            No mercy.
        --help              Shows this text."
    `);
  });
});

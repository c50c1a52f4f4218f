import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/cli/arguments.ts';
import { resolveChosenFiles } from '../../../src/cli/commands/check.ts';

const paths = ['faq/how-long.md', 'faq/is-it-safe.md', 'site.yml'];

describe('the files that a command names', () => {
  it.each([
    ['a path from the working folder', ['content/faq/is-it-safe.md'], ['faq/is-it-safe.md']],
    ['a path from the content folder', ['faq/is-it-safe.md'], ['faq/is-it-safe.md']],
    ['a path in full', [resolve('content/site.yml')], ['site.yml']],
    ['a path with detours', ['./content/../content//faq/is-it-safe.md'], ['faq/is-it-safe.md']],
    [
      'several, each once',
      ['site.yml', 'faq/how-long.md', 'content/site.yml'],
      ['site.yml', 'faq/how-long.md'],
    ],
    ['a folder', ['content/faq/'], ['faq/how-long.md', 'faq/is-it-safe.md']],
    ['the content folder', ['content'], paths],
  ])('are %s', (_, words, found) => {
    expect([...resolveChosenFiles(words, 'content', paths)]).toEqual(found);
  });

  it.each([
    [
      'content/faq/is-it-save.md',
      '"content/faq/is-it-save.md" is no file of the content in content. Did you mean content/faq/is-it-safe.md?',
    ],
    ['faq/is-it-save.md', 'Did you mean faq/is-it-safe.md?'],
    [
      '/etc/hosts',
      '"/etc/hosts" is no file of the content in content. Write the path of a file in it, such as faq/is-it-safe.md.',
    ],
  ])('are files of the content, and the nearest is named: %j', (word, message) => {
    expect(() => resolveChosenFiles([word], 'content', paths)).toThrow(UsageError);
    expect(() => resolveChosenFiles([word], 'content', paths)).toThrow(message);
  });
});

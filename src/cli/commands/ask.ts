import { explainQuestion, type Explanation } from '../../search/ask/index.ts';
import { defineCommand } from '../command.ts';
import { openReleaseSearch, searchOptions } from '../release-search.ts';

const command = {
  name: 'ask',
  describe:
    'Asks the search of a release a question, as a reader would, and says why the answer is what it is. Ends with 1 where nothing surely answers.',
  options: searchOptions,
  positionals: { placeholder: 'QUESTION', describe: 'What a reader types.', min: 1, max: 40 },
} as const;

export const run = defineCommand(command, async ({ values, positionals }) => {
  const engine = await openReleaseSearch(values.release);
  const explanation = await explainQuestion(positionals.join(' '), engine);
  console.log(
    values.format === 'json' ? JSON.stringify(explanation, null, 2) : format(explanation),
  );
  return explanation.isSure ? 0 : 1;
});

function format({ isSure, relevance, sureFrom, suggestion, terms, results }: Explanation): string {
  const count = (number: number) => number.toFixed(2);
  return [
    isSure
      ? `Sure: relevance ${count(relevance)}, sure from ${count(sureFrom)}.`
      : `Nothing surely answers: relevance ${count(relevance)}, sure from ${count(sureFrom)}. The nearest:`,
    ...(suggestion === undefined ? [] : [`Readers are offered: ${suggestion}`]),
    '',
    'Words:',
    ...terms.map(
      ({ word, isStopWord, forms, correction, pages, idf, counts }) =>
        `  ${word}${isStopWord ? ' (stop word)' : ''}: on ${pages} pages, idf ${count(idf)}, counts ${count(counts)}${correction === undefined ? '' : `, corrected to ${correction}`}${forms.length === 0 ? '' : `; also ${forms.join(', ')}`}`,
    ),
    '',
    ...results.flatMap(
      ({ title, address, kind, score, relevance: each, parts, words, fields }, at) => [
        `${at + 1}. ${title} (${kind}) ${address}`,
        `   score ${count(score)}, relevance ${count(each)}; words: ${words.join(', ')}${fields.length === 0 ? '' : `; fields: ${fields.join(', ')}`}`,
        `   ${Object.entries(parts)
          .map(([name, part]) => `${name} ${count(part)}`)
          .join(', ')}`,
      ],
    ),
    ...(results.length === 0 ? ['No page has a word of it.'] : []),
  ].join('\n');
}

import { describe, expect, it } from 'vitest';
import { describeLeftOut, describeSplit, splitMarkdown, toMarkdown } from './markdown-document.ts';

/** The questions of a text and their answers. */
function toQuestions(markdown: string): (readonly [question: string, answer: string])[] {
  const { entries } = splitMarkdown(markdown);
  return entries
    .flatMap((entry) => (entry.collection === 'faq' ? [entry] : entry.questions))
    .map(({ title, body }) => [title.value, toMarkdown(body)] as const);
}

const intro = '# Keeping hens\n\nHens need room.\n\n';

describe('questions in a text', () => {
  it('are those that are marked “Q:”, answered by what is marked “A:”', () => {
    expect(
      toQuestions(
        `${intro}## FAQ\n\nQ: Are hens loud?\n\nA: Rarely.\n\nQ: Do they fly?\n\nA: A little.\n`,
      ),
    ).toEqual([
      ['Are hens loud?', 'Rarely.'],
      ['Do they fly?', 'A little.'],
    ]);
  });

  it('may stand line by line in one paragraph', () => {
    expect(
      toQuestions(
        `${intro}Q: Are hens loud?\nA: Rarely.\nQ: Do they fly?\nA: A little,\nbut low.\n`,
      ),
    ).toEqual([
      ['Are hens loud?', 'Rarely.'],
      ['Do they fly?', 'A little,\nbut low.'],
    ]);
  });

  it.each([
    ['Question 1: Are hens loud?\n\nAnswer: Rarely.'],
    ['**Q:** Are hens loud?\n\n**A:** Rarely.'],
    ['**Q: Are hens loud?**\n\nA: Rarely.'],
    ['**Q: Are hens loud?** Rarely.'],
    ['Q: Are hens loud? A: Rarely.'],
    ['Q1. Are hens loud?\n\nA1. Rarely.'],
    ['Frage: Are hens loud?\n\nAntwort: Rarely.'],
    ['F: Are hens loud?\n\nA: Rarely.'],
    ['### Q: Are hens loud?\n\nRarely.'],
    ['## FAQ\n\n**Are hens loud?**\n\nRarely.'],
    ['## FAQ\n\n**Are hens loud?** Rarely.'],
    ['## FAQ\n\n**Are hens loud?**\\\nRarely.'],
    ['## FAQ\n\n**1. Are hens loud?**\n\nRarely.'],
    ['## FAQ\n\n### Are hens loud?\n\nRarely.'],
    ['## FAQ\n\n## Are hens loud?\n\nRarely.'],
    ['## FAQ\n\n1. Are hens loud?\n\nRarely.'],
    ['**Frequently asked questions**\n\n**Are hens loud?**\n\nRarely.'],
    ['| Question | Answer |\n| --- | --- |\n| Are hens loud? | Rarely. |'],
  ])('are known in the form %j', (form) => {
    expect(toQuestions(`${intro}${form}\n`)).toEqual([['Are hens loud?', 'Rarely.']]);
  });

  it('may be the items of a list', () => {
    expect(
      toQuestions(`${intro}- **Are hens loud?** Rarely.\n- **Do they fly?** A little.\n`),
    ).toEqual([
      ['Are hens loud?', 'Rarely.'],
      ['Do they fly?', 'A little.'],
    ]);
    expect(
      toQuestions(`${intro}1. Are hens loud?\n\n   Rarely.\n\n2. Do they fly?\n\n   A little.\n`),
    ).toEqual([
      ['Are hens loud?', 'Rarely.'],
      ['Do they fly?', 'A little.'],
    ]);
  });

  it('have answers of several paragraphs, lists and tables', () => {
    const answer =
      'Three things:\n\n- water\n- grain\n- shade\n\n| hens | eggs |\n| ---- | ---- |\n| 3    | 2    |\n\nAnd peace.';
    expect(
      toQuestions(
        `${intro}## FAQ\n\n### What do hens need?\n\n${answer}\n\n### Are they loud?\n\nRarely.\n`,
      ),
    ).toEqual([
      ['What do hens need?', answer],
      ['Are they loud?', 'Rarely.'],
    ]);
  });

  it('end where more lines are empty than between them', () => {
    const split = splitMarkdown(
      `${intro}## FAQs about hens\n\nQ: Are hens loud?\n\nA: Rarely.\n\nQ: Do they fly?\n\nA: A little.\n\n\nHens are good company.\n`,
    );
    expect(describeSplit(split)).toEqual([
      {
        articles: 'Keeping hens',
        body: 'Hens need room.\n\n---\n\nHens are good company.',
        questions: [
          { faq: 'Are hens loud?', body: 'Rarely.', topics: ['hens'] },
          { faq: 'Do they fly?', body: 'A little.', topics: ['hens'] },
        ],
      },
    ]);
    expect(describeLeftOut(split)).toEqual([
      '7: Q: (the mark of a question)',
      '9: A: (the mark of an answer)',
      '11: Q: (the mark of a question)',
      '13: A: (the mark of an answer)',
      '5: FAQs about hens (the heading of the questions; the page shows its own)',
    ]);
  });

  it('end where the text concludes', () => {
    expect(
      toQuestions(
        `${intro}## FAQ\n\n**Are hens loud?**\n\nRarely.\n\n**Do they fly?**\n\nA little.\n\nIn conclusion, hens are good company.\n`,
      ),
    ).toEqual([
      ['Are hens loud?', 'Rarely.'],
      ['Do they fly?', 'A little.'],
    ]);
  });

  it('end at the next heading of the text', () => {
    expect(
      describeSplit(
        splitMarkdown(
          `${intro}## FAQ\n\n### Are hens loud?\n\nRarely.\n\n## Where to buy\n\nFrom a farm.\n`,
        ),
      ),
    ).toEqual([
      {
        articles: 'Keeping hens',
        body: 'Hens need room.\n\n## Where to buy\n\nFrom a farm.',
        questions: [{ faq: 'Are hens loud?', body: 'Rarely.' }],
      },
    ]);
  });

  it('take the topic of the group that they stand in', () => {
    expect(
      describeSplit(
        splitMarkdown(
          '# FAQ\n\n## Eggs\n\n### How many?\n\nSix a week.\n\n## Feed\n\n### How much?\n\nA handful.\n',
        ),
      ),
    ).toEqual([
      { faq: 'How many?', body: 'Six a week.', topics: ['Eggs'] },
      { faq: 'How much?', body: 'A handful.', topics: ['Feed'] },
    ]);
  });

  it('leave their heading where other words stand under it', () => {
    expect(
      describeSplit(
        splitMarkdown(
          `${intro}## FAQ\n\nNeighbours ask us these.\n\n### Are hens loud?\n\nRarely.\n`,
        ),
      ),
    ).toMatchObject([{ body: 'Hens need room.\n\n## FAQ\n\nNeighbours ask us these.' }]);
  });
});

describe('what is no question of readers', () => {
  it.each([
    ['a question in running text', 'Why do hens scratch? They look for food.'],
    ['a heading that asks', '## Why do hens scratch?\n\nThey look for food.'],
    [
      'headings that ask',
      '## Why do hens scratch?\n\nThey look for food.\n\n## Why do they bathe?\n\nAgainst mites.',
    ],
    ['a bold question', '**Why do hens scratch?** They look for food.'],
    [
      'bold questions among other bold lines',
      '**Scratching**\n\nHens do.\n\n**Why do they scratch?**\n\nFor food.\n\n**Why do they bathe?**\n\nAgainst mites.\n\n**Sleep**\n\nAt dusk.',
    ],
    ['a list of questions', '- Do you have room?\n- Do you have time?'],
    ['an initial', 'Q. Meyer does not.\n\nA. Berger keeps hens.'],
    ['a question mark in a quotation', '> Why do hens scratch?\n\nNobody knew.'],
  ])('stays in the text: %s', (_name, text) => {
    const split = splitMarkdown(`${intro}${text}\n`);
    expect(describeSplit(split)).toEqual([
      { articles: 'Keeping hens', body: `Hens need room.\n\n${text}` },
    ]);
    expect(split.dropped).toEqual([]);
  });

  it('stays in the text without an answer, and a person is asked for it', () => {
    const split = splitMarkdown(`${intro}Q: Are hens loud?\n\nA: Rarely.\n\nQ: Do they fly?\n`);
    expect(describeSplit(split)).toMatchObject([
      { body: 'Hens need room.\n\nQ: Do they fly?', questions: [{ faq: 'Are hens loud?' }] },
    ]);
    expect(split.messages).toContainEqual({
      line: 9,
      requiresAction: true,
      message:
        '“Do they fly?” has no answer, so that it became no FAQ entry. Write its answer, or take the question out.',
    });
  });
});

describe('questions that are kept', () => {
  it('are headings below their part, with their answers', () => {
    expect(
      describeSplit(
        splitMarkdown(`${intro}## FAQ\n\nQ: Are hens loud?\n\nA: Rarely.\n`, {}, { faq: 'keep' }),
      ),
    ).toEqual([
      {
        articles: 'Keeping hens',
        body: 'Hens need room.\n\n## FAQ\n\n### Are hens loud?\n\nRarely.',
      },
    ]);
  });
});

describe('an interview', () => {
  const ask = (question: string, answer: string) => `**${question}**\n\n${answer}\n\n`;
  const isWhole = (markdown: string, title = 'Three keepers') => {
    const [entry, ...others] = splitMarkdown(`# ${title}\n\n${markdown}`).entries;
    return others.length === 0 && entry?.questions.length === 0;
  };

  it('stays whole if the same questions are put to several people', () => {
    const both = (answer: string) =>
      ask('How did you begin?', answer) + ask('What is hard?', answer);
    expect(isWhole(`## Ada\n\n${both('At home.')}## Tom\n\n${both('At school.')}`)).toBe(true);
    expect(
      isWhole(`## Ada\n\n${both('A.')}## Tom\n\n${both('B.')}${ask('And now?', 'Rest.')}`),
    ).toBe(true);
  });

  it.each([
    'Interview with Ada Lind',
    'Five questions for Ada Lind',
    'In conversation with Ada Lind',
  ])('stays whole if its title says so and a person answers: %s', (title) => {
    const text =
      ask('How did you begin?', 'I began at home.') + ask('What is hard?', 'The cold, for me.');
    expect(isWhole(text, title)).toBe(true);
  });

  it.each([
    ['Interview mit Ada Lind', 'Wie fing es an?', 'Ich begann zu Hause.'],
    ['专访李雷', '您是怎么开始的？', '我是在家里开始的。'],
    ['リンさんへのインタビュー', 'どう始めましたか？', '私は家で始めました。'],
    ['Entretien avec Ada Lind', 'Comment ça a commencé ?', 'Je suis restée chez moi.'],
  ])('stays whole in other languages: %s', (title, question, answer) => {
    expect(isWhole(ask(question, answer) + ask(`2, ${question}`, answer), title)).toBe(true);
    expect(isWhole(ask(question, '五.') + ask(`2, ${question}`, '六.'), title)).toBe(false);
  });

  it('is none where readers ask', () => {
    const readers =
      ask('Can I bring my dog?', 'Yes, you can.') + ask('Do I pay?', 'No, you do not.');
    expect(isWhole(readers, 'A visit')).toBe(false);
    expect(isWhole(`Below is an interview of readers.\n\n${readers}`)).toBe(false);
    expect(
      isWhole(
        `## FAQ: cats\n\n${ask('Who pays?', 'I do.')}${ask('Who else?', 'I do.')}`,
        'Interview with Ada',
      ),
    ).toBe(false);
  });
});

/** What a new entry says until its author does: each of these is to be replaced, and the checker finds what was not. */
export const newEntryWords = {
  answer: 'The answer in one sentence comes first. Then what a reader needs to know besides.',
  articleDescription: 'What the reader learns, in one or two sentences.',
  opening: 'What this is about, and for whom, in one paragraph.',
  heading: 'A heading that says what this part is about',
  part: 'Here stands the text of this part.',
  pageDescription: 'What the page holds, and for whom, in one sentence.',
  page: 'Here stands the text of the page.',
  topicDescription: 'What belongs to this topic, in one sentence.',
  role: 'What this person does here',
  bio: 'A few sentences about this person.',
  author: 'Surname and initials of the author',
  container: 'Name of the journal, book or site',
  population: 'Who or what was studied, and how many.',
  finding: 'What was found, in one sentence.',
} as const;

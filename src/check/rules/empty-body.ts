import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'empty-body',
  level: 'error',
  summary: 'An entry without a text.',
  checkEntry({ collection, frontMatter, body, visibility }, { report }) {
    // If front matter does not end, another rule reports it.
    if (frontMatter?.yaml === undefined || visibility === 'draft' || body?.source !== '') return;
    const what = collection === 'faq' ? 'The answer' : 'The text';
    const message = `${what} is missing. Write it below the front matter, or write "draft: true" above until it is there.`;
    report({ start: body.start, end: body.start }, message);
  },
});

import { defineRule } from '../define-rule.ts';

export default defineRule({
  name: 'site',
  level: 'error',
  summary: 'A content folder without a site.yml.',
  checkSite({ ids }, report) {
    if (ids.site.length === 0)
      report(
        'site.yml',
        undefined,
        'There is no site.yml. Write one with title, url, language and publisher; it says what the site is called and where it lies.',
      );
  },
});

import { defineRule } from '../define-rule.ts';
import { findNode } from '../yaml/data.ts';

const reserved = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/;

export default defineRule({
  name: 'site-url',
  level: 'warning',
  summary: 'An address of the site that is for examples only.',
  checkEntry({ collection, yaml }, { report }) {
    const url = collection === 'site' ? findNode(yaml?.root, ['url']) : undefined;
    if (typeof url?.value !== 'string' || !URL.canParse(url.value)) return;
    const { hostname } = new URL(url.value);
    if (reserved.test(hostname))
      report(
        url,
        `"${hostname}" is an address for examples only. Write the real address of the site before you publish it.`,
      );
  },
});

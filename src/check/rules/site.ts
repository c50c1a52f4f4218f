import { findNode } from '../yaml/data-node.ts';
import { toError, toWarning } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

const reserved = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/;

/** There is a file of the site, and its address is a real one. */
export const checkSite: Rule = ({ ids, getEntry }) => {
  if (ids.site.length === 0)
    return [
      toError(
        'site',
        'site.yml',
        undefined,
        'There is no site.yml. Write one with title, url, language and publisher; it says what the site is called and where it lies.',
      ),
    ];
  const site = getEntry('site', 'site');
  const url = findNode(site?.yaml?.root, ['url']);
  if (site === undefined || typeof url?.value !== 'string' || !URL.canParse(url.value)) return [];
  const { hostname } = new URL(url.value);
  if (!reserved.test(hostname)) return [];
  return [
    toWarning(
      'site-url',
      site.path,
      site.lines.toPlace(url.start, url.end),
      `"${hostname}" is an address for examples only. Write the real address of the site before you publish it.`,
    ),
  ];
};

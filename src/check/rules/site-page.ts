import { fixedPermalinks, reservedSlugs } from '../../domain/addresses/index.ts';
import {
  besideContent,
  replaceableComponents,
  toSitePagePermalink,
} from '../../domain/design/index.ts';
import { slugPattern } from '../../schemas/index.ts';
import { defineRule } from '../define-rule.ts';

/** Of two pages at one address only one would be published. */
export default defineRule({
  name: 'site-page',
  level: 'error',
  summary: 'A page or component of the site whose name nothing can use.',
  checkFile({ role, path }, { content, report }) {
    if (role.kind !== 'beside') return;
    const name = path.slice(besideContent.length);
    const message =
      role.part === 'page'
        ? describePage(name, content.ids.pages)
        : role.part === 'component'
          ? describeComponent(name)
          : undefined;
    if (message !== undefined) report(undefined, message);
  },
});

function describePage(name: string, pages: readonly string[]): string | undefined {
  const address = toSitePagePermalink(name);
  const parts = address.split('/').slice(1, -1);
  const [first = ''] = parts;
  if (address === '/index/')
    return `The address ${fixedPermalinks.home} is that of the home page, which components/Home.astro replaces. Move this file there, or give it another name.`;
  const odd = parts.find((part) => !slugPattern.test(part));
  if (odd !== undefined)
    return `"${odd}" cannot be part of an address, which holds only lower-case letters a to z, digits and single hyphens. Rename it, such as "prices".`;
  if (reservedSlugs.has(first))
    return `The address ${address} lies where the site makes its own pages. Give ${parts.length > 1 ? 'the folder' : 'this file'} another name, such as "our-${first}".`;
  return parts.length === 1 && pages.includes(first)
    ? `The address ${address} is that of content/pages/${first}.mdx already. Rename one of them, or delete it.`
    : undefined;
}

function describeComponent(name: string): string | undefined {
  const own = name.replace(/^components\//, '').replace(/\.astro$/i, '');
  const meant = replaceableComponents.find((each) => each.toLowerCase() === own.toLowerCase());
  return meant === undefined || meant === own
    ? undefined
    : `Nothing uses ${name}, since the name of a component is read with its capital letter. Rename it to ${meant}.astro.`;
}

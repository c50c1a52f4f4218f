import { webAddress } from './text.ts';

const example = 'https://www.bamboo.example or https://name.github.io/repo/';

/** Where a site is published: a host, and below it a path where the site is not alone there. What comes out has no slash at its end. */
export const siteUrl = webAddress
  .superRefine((value, context) => {
    const message = URL.canParse(value) ? describeUnfit(value, new URL(value)) : undefined;
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .transform((value) => {
    const { origin, pathname } = new URL(value);
    return `${origin}${pathname}`.replace(/\/$/, '');
  });

function describeUnfit(value: string, { pathname }: URL): string | undefined {
  if (/[?#]/.test(value))
    return `Write the address of the site up to its path, without ? and #, such as ${example}.`;
  // What a browser reads otherwise than it is written, such as backslashes and "..", would lead readers elsewhere.
  const [, , , ...written] = value.split('/');
  const parts = written.at(-1) === '' ? written.slice(0, -1) : written;
  const odd = parts.find((part) => !/^[A-Za-z\d._~-]+$/.test(part) || /^\.+$/.test(part));
  if (odd !== undefined || pathname.replace(/^\/|\/$/g, '') !== parts.join('/'))
    return `Write the path of the site with letters a to z, digits and . _ ~ - between single slashes, such as ${example}.`;
  if (/\.html?$/i.test(parts.at(-1) ?? ''))
    return `Write the folder in which the site lies, not one of its pages, such as ${example}.`;
  return undefined;
}

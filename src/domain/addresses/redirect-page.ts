import { toBase, toCanonical, toHref } from './permalink.ts';

/** What the page at an old address says: that the text is elsewhere, and where. */
export interface RedirectPage {
  readonly siteUrl: string;
  /** Where the text is now: a permalink, also with a place on the page. */
  readonly to: string;
  readonly title: string;
  readonly language: string;
  readonly direction: string;
}

/** The name of the script that a redirect page loads. */
export const redirectScriptFile = 'redirect.js';

/** Takes the reader on, with the place within the page that the old link named; the refresh of HTML would lose it. */
export const redirectScript = `addEventListener('DOMContentLoaded', () => {
  const { href, hash } = document.querySelector('a');
  location.replace(hash === '' ? href + location.hash : href);
});
`;

/** The page at an old address, for hosts that know no redirects. */
export function formatRedirectPage({
  siteUrl,
  to,
  title,
  language,
  direction,
}: RedirectPage): string {
  const base = toBase(siteUrl);
  const [label, link, canonical] = [title, toHref(base, to), toCanonical(siteUrl, to)].map(
    escapeHtml,
  );
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${escapeHtml(direction)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${label}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${canonical}">
<script src="${base}${redirectScriptFile}"></script>
<noscript><meta http-equiv="refresh" content="0; url=${link}"></noscript>
</head>
<body><main><h1><a href="${link}">${label}</a></h1></main></body>
</html>
`;
}

/** A text as HTML holds it, also within an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
}

import type { PageMeta } from '../entries/page-meta.ts';

/** The type of a page for Open Graph, which knows none for a question. */
export function toOpenGraphType(kind: PageMeta['kind']): 'website' | 'article' | 'profile' {
  return kind === 'question' ? 'article' : kind;
}

/** A language as Open Graph writes it (https://ogp.me/#optional): `de` is `de_DE`, `de-CH` is `de_CH`. */
export function toOpenGraphLocale(language: string): string {
  const { language: code, region } = new Intl.Locale(language).maximize();
  return region === undefined ? code : `${code}_${region}`;
}

/** A language as Open Graph writes it (https://ogp.me/#optional): `de` is `de_DE`, `de-CH` is `de_CH`. */
export function toOpenGraphLocale(language: string): string {
  const { language: code, region } = new Intl.Locale(language).maximize();
  return region === undefined ? code : `${code}_${region}`;
}

import { findChild, valueOf, type XmlElement } from './xml.ts';

/** What a paragraph of a style is. */
export type Role =
  | { readonly kind: 'title' | 'subtitle' | 'quote' | 'code' | 'contents' | 'in list' | 'text' }
  | { readonly kind: 'heading'; readonly level: number }
  /** A list by its name, for documents that do not say how they number. */
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly level: number };

/** The names of styles, in small letters without blanks at the ends, as Word, LibreOffice, Google and Apple write them in several languages. */
const roles: readonly { readonly names: RegExp; readonly role: (number: number) => Role }[] = [
  {
    names: /^(?:(?:document |doc)?title|titel|titre|título|titulo|titolo|otsikko|tittel)$/,
    role: () => ({ kind: 'title' }),
  },
  {
    names:
      /^(?:subtitle|untertitel|sous-titre|subtítulo|subtitulo|sottotitolo|ondertitel|underrubrik|undertittel|undertitel)$/,
    role: () => ({ kind: 'subtitle' }),
  },
  {
    names:
      /^(?:heading|überschrift|berschrift|titre|título|ttulo|titulo|titolo|encabezado|kop|rubrik|overskrift|otsikko|nagłówek|заголовок|nadpis|标题|見出し)[ -]?([1-9])$/,
    role: (number) => ({ kind: 'heading', level: Math.min(number, 6) }),
  },
  { names: /^(?:heading|überschrift)$/, role: () => ({ kind: 'heading', level: 1 }) },
  {
    names:
      /^(?:intense ?quote|quote|quotations?|block ?quote|block ?text|zitat|intensives ?zitat|citation|citation intense|cita|cita destacada|citazione|citazione intensa|citaat)$/,
    role: () => ({ kind: 'quote' }),
  },
  {
    names:
      /^(?:source ?code|code ?block|code|html ?preformatted|preformatted ?text|vorformatierter ?text|html vorformatiert|quelltext|quellcode|macro ?text|makrotext|listing|program listing|verbatim(?: char)?|(?:html|inline) ?code|source ?text|code char|html ?code)$/,
    role: () => ({ kind: 'code' }),
  },
  {
    names:
      /^(?:toc|verzeichnis|tm|inhaltsverzeichnis|contents|index|table of figures|abbildungsverzeichnis)[ -]?[1-9]?$|^(?:toc heading|tocheading|inhaltsverzeichnisüberschrift|contents heading|index heading)$/,
    role: () => ({ kind: 'contents' }),
  },
  {
    names:
      /^(?:list ?bullet|aufzählungszeichen|aufzhlungszeichen|liste à puces|lista con viñetas)[ -]?([2-5]?)$/,
    role: (number) => ({ kind: 'list', isOrdered: false, level: Math.max(number, 1) }),
  },
  {
    names: /^(?:list ?number|listennummer|liste à numéros|lista con números)[ -]?([2-5]?)$/,
    role: (number) => ({ kind: 'list', isOrdered: true, level: Math.max(number, 1) }),
  },
  {
    names:
      /^(?:list ?paragraph|listenabsatz|paragraphe de liste|párrafo de lista|paragrafo elenco|list ?continue ?[2-5]?|listenfortsetzung ?[2-5]?|list contents)$/,
    role: () => ({ kind: 'in list' }),
  },
];

/**
 * What a style is by its names, the nearest first, and those of the styles it is based on; a level of the outline counts where no name
 * does, for styles that somebody made.
 */
export function toStyleRole(names: readonly string[], properties: readonly XmlElement[]): Role {
  for (const name of names) {
    const plain = name.trim().toLowerCase().replace(/\s+/g, ' ');
    for (const { names: pattern, role } of roles) {
      const match = pattern.exec(plain);
      if (match !== null) return role(Number(match[1] ?? 0));
    }
  }
  return toOutlineRole(properties) ?? { kind: 'text' };
}

/** A heading, where the properties of the paragraph put it into the outline. */
export function toOutlineRole(properties: readonly XmlElement[]): Role | undefined {
  const level = properties
    .map((each) => valueOf(findChild(each, 'w:outlineLvl')))
    .find((value) => value !== undefined);
  return level === undefined || !/^[0-8]$/.test(level)
    ? undefined
    : { kind: 'heading', level: Math.min(Number(level) + 1, 6) };
}

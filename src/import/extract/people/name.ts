const title =
  '(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss|Sir|Dame|Rev|Herr|Frau|Doktor|Dipl\\.?-\\p{L}+|PD|Mag|Ing|Sra?|Mme|M)\\.?';
const word = "(?:\\p{Lu}(?:\\p{L}|\\p{M}|['’-])+|\\p{Lu}\\.(?:-?\\p{Lu}\\.)*)";
const particle =
  '(?:de|del|della|da|di|dos|du|la|le|van|von|vom|zu|zur|der|den|ter|ten|bin|ibn|al|el|y|e)';
const credential =
  '(?:Ph\\.?D|M\\.?D|D\\.?O|R\\.?N|B\\.?A|B\\.?Sc|M\\.?A|M\\.?Sc|M\\.?Ed|MPH|MBA|RD|RDN|LMT|LCSW|DPT|PT|OT|ND|DC|CST|CPA|Esq|Jr|Sr|FRCP|MRCP|LL\\.?M|J\\.?D|M\\.?Ed|PharmD|PsyD|EdD|BCST|RCST)\\.?';

const pattern = new RegExp(
  `^((?:${title} ){0,3})(${word}(?: (?:${particle} ){0,2}${word}){0,4})((?:,? ${credential}){0,4})$`,
  'u',
);

/** A name, and the qualifications behind it. */
export interface NameRead {
  readonly name: string;
  readonly credentials: string;
}

/** Words that begin with a capital where names do, and name nobody. */
const noName =
  /^(?:The|A|An|Our|My|Your|This|That|All|How|Why|What|When|Where|Design|About|Contact|Home|Read|Share|More|Related|Next|Previous|Die|Der|Das|Ein|Eine|Unser|Wie|Warum|Was|Team|Copy|Link|Editorial|Staff|Admin)\b/;

/** Reads words as the name of a person: two at least, or one with a title before it. Undefined where they are none. */
export function readName(text: string): NameRead | undefined {
  if (text.length > 80) return undefined;
  const words = text.replace(/[\s\u00a0]+/g, ' ').trim();
  const [, titles = '', name = '', credentials = ''] = pattern.exec(words) ?? [];
  if (name === '' || noName.test(name) || (titles === '' && !name.includes(' '))) return undefined;
  return { name: `${titles}${name}`, credentials: credentials.replace(/^,? /, '') };
}

/** Reads "Jane Doe and John Roe"; undefined where a part is no name. */
export function readNames(text: string): NameRead[] | undefined {
  if (text.length > 300) return undefined;
  const guarded = text.replace(new RegExp(`, (?=${credential}(?:[, ]|$))`, 'gu'), '\u0000');
  const parts = guarded
    .split(/\s*,\s*(?:and |und |& )?|\s+(?:and|und|&|et)\s+/u)
    .map((part) => readName(part.replaceAll('\u0000', ', ')));
  const names = parts.filter((part) => part !== undefined);
  return names.length === parts.length ? names : undefined;
}

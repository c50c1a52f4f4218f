import { saveAsPlain, type SvgFinding } from './finding.ts';

/** What a document type says: the entities that stand for words, and what it must not say. Offsets count in its own text. */
export interface Doctype {
  readonly entities: ReadonlyMap<string, string>;
  readonly findings: readonly SvgFinding[];
}

const longestValue = 200;
const mostEntities = 200;

const pieces = {
  blank: /\s+/y,
  comment: /<!--[^]*?-->/y,
  instruction: /<\?[^]*?\?>/y,
  entity: /<!ENTITY\s+(?<name>[^\s"'<>&%;]+)\s+(?:"(?<double>[^"]*)"|'(?<single>[^']*)')\s*>/y,
  declaration: /<!(?<kind>[A-Z]+)(?:[^"'>]|"[^"]*"|'[^']*')*>/y,
  parameter: /%[^\s;]+;/y,
  end: /\]\s*/y,
} as const;

/**
 * Reads the text between `<!DOCTYPE` and its `>`. Programs such as Illustrator name namespaces by entities, so those that stand
 * for plain words are kept. All that could bring markup, attributes or other files is a finding.
 */
export function readDoctype(doctype: string): Doctype {
  const entities = new Map<string, string>();
  const findings: SvgFinding[] = [];
  let at = findSubset(doctype);
  while (at < doctype.length) {
    const start = at;
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      const match = pattern.exec(doctype);
      if (match !== null) at = pattern.lastIndex;
      return match;
    };
    const refuse = (says: string) =>
      findings.push({ start, end: at, found: `This image holds ${says}.`, remedy: saveAsPlain });
    if (take(pieces.blank) ?? take(pieces.comment) ?? take(pieces.instruction) ?? take(pieces.end))
      continue;
    const entity = take(pieces.entity);
    if (entity !== null) {
      const { name = '', double, single } = entity.groups ?? {};
      const value = double ?? single ?? '';
      const isPlain =
        !/[<&%]/.test(value) && value.length <= longestValue && entities.size < mostEntities;
      if (!isPlain) refuse(`an entity that stands for more than a few words (${name})`);
      // The first declaration of a name counts; a name that is refused stands for nothing.
      if (!entities.has(name)) entities.set(name, isPlain ? value : '');
      continue;
    }
    const declaration = take(pieces.declaration);
    if (declaration !== null) {
      const kind = declaration.groups?.['kind'];
      if (kind === 'ENTITY') {
        const name = /^<!ENTITY\s+([^\s%"'<>&;]+)/.exec(declaration[0])?.[1];
        if (name !== undefined && !entities.has(name)) entities.set(name, '');
        refuse('an entity that stands for another file, or for parts of its document type');
      } else if (kind === 'ATTLIST' && /["']/.test(declaration[0]))
        refuse('attributes that its document type adds');
      continue;
    }
    if (take(pieces.parameter) !== null) {
      refuse('an entity that stands for parts of its document type');
      continue;
    }
    at = doctype.length;
    refuse('a document type that cannot be read');
  }
  return { entities, findings };
}

/** Where the declarations begin: behind the first bracket that is not in quotes. */
function findSubset(doctype: string): number {
  const outside = /^(?:[^"'[]|"[^"]*"|'[^']*')*\[/.exec(doctype);
  return outside === null ? doctype.length : outside[0].length;
}

import type { CssNode, List } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import { tokenize } from 'css-tree/tokenizer';
import { ident, string, url } from 'css-tree/utils';
import walk from 'css-tree/walker';
import { classifyPictureAddress } from './address.ts';
import { atRules, fontProperties, functions, properties, reachingFunctions } from './allowed.ts';

/** What a style holds that would reach out or run; offsets count in the text of the style. */
export interface StyleFinding {
  readonly start: number;
  readonly end: number;
  /** What it is, as in “This image holds …”. */
  readonly says: string;
}

/**
 * A style written anew with nothing in it but what is allowed, and what was found in the one that
 * was read.
 */
interface CleanStyle {
  readonly css: string;
  readonly findings: readonly StyleFinding[];
}

type Context = 'stylesheet' | 'declarationList' | 'value';

/**
 * A style sheet, the declarations of a `style` attribute, or one value, such as that of a `fill`
 * attribute.
 */
export function cleanStyle(text: string, context: Context): CleanStyle {
  const { findings, isTooDeep } = findReaching(text);
  if (isTooDeep)
    return {
      css: '',
      findings: [
        {
          start: 0,
          end: text.length,
          says: 'a style with more brackets within brackets than a picture needs',
        },
      ],
    };
  try {
    const tree = parse(text, {
      context,
      parseCustomProperty: true,
      parseRulePrelude: true,
      parseAtrulePrelude: true,
    });
    if (context === 'value')
      return { css: isAllowedValue(tree, functions) ? generate(tree) : '', findings };
    if (tree.type === 'StyleSheet' || tree.type === 'DeclarationList')
      keepAllowed(tree.children, properties);
    return { css: generate(tree), findings };
  } catch (error) {
    // A browser passes over a value that it cannot read.
    if (error instanceof SyntaxError) return { css: '', findings };
    throw error;
  }
}

/** A property that names parts of the picture, such as `fill` with `#a`. */
export interface StyleUse {
  readonly property: string;
  readonly parts: readonly string[];
}

/** A rule that draws parts of the picture, and what it may be for: `.a`, `#a`, `rect`, or `*`. */
export interface StyleRule {
  readonly names: readonly string[];
  readonly uses: readonly StyleUse[];
}

/** The rules of a style that name parts of the picture; declarations alone are one rule. */
export function listStyleUses(
  text: string,
  context: 'stylesheet' | 'declarationList',
): StyleRule[] {
  if (!text.includes('#') || findReaching(text).isTooDeep) return [];
  let tree: CssNode;
  try {
    tree = parse(text, { context, parseCustomProperty: true });
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  const rules: { names: Set<string>; uses: StyleUse[] }[] = [{ names: new Set('*'), uses: [] }];
  walk(tree, (node) => {
    if (node.type === 'Rule') rules.push({ names: collectNames(node.prelude), uses: [] });
    if (node.type !== 'Declaration') return;
    const parts: string[] = [];
    walk(node.value, (each) => {
      const address = each.type === 'Url' ? classifyPictureAddress(each.value) : undefined;
      if (address?.kind === 'part') parts.push(address.value);
    });
    if (parts.length > 0)
      rules.at(-1)?.uses.push({ property: ident.decode(node.property).toLowerCase(), parts });
  });
  return rules
    .filter(({ uses }) => uses.length > 0)
    .map(({ names, uses }) => ({ names: [...names], uses }));
}

/** What the selectors of a rule name; `*` where one names nothing. */
function collectNames(prelude: CssNode): Set<string> {
  const names = new Set<string>();
  walk(prelude, (node) => {
    if (node.type === 'ClassSelector') names.add(`.${ident.decode(node.name)}`);
    else if (node.type === 'IdSelector') names.add(`#${ident.decode(node.name)}`);
    else if (node.type === 'TypeSelector')
      names.add(ident.decode(node.name.slice(node.name.lastIndexOf('|') + 1)));
    else if (node.type === 'PseudoClassSelector' || node.type === 'AttributeSelector')
      names.add('*');
  });
  return names;
}

const deepest = 40;

// The kinds of css-tree's tokens (css-tree/tokenizer, types.js).
const token = {
  ident: 1,
  function: 2,
  atKeyword: 3,
  string: 5,
  url: 7,
  badUrl: 8,
  whiteSpace: 13,
  semicolon: 17,
  openBracket: 19,
  closeBracket: 20,
  openParenthesis: 21,
  closeParenthesis: 22,
  openBrace: 23,
  closeBrace: 24,
  comment: 25,
} as const;

/**
 * Reads a style token by token, so that even what a browser would ignore at that position is found.
 */
function findReaching(text: string): { findings: StyleFinding[]; isTooDeep: boolean } {
  const findings: StyleFinding[] = [];
  let depth = 0;
  let isTooDeep = false;
  /** Whether these are the words of `@namespace`, which names an address and asks nobody. */
  let isNamespace = false;
  let opened: { start: number; end: number } | undefined;
  tokenize(text, (type, start, end) => {
    if (type === token.whiteSpace || type === token.comment) return;
    const quoted = opened;
    opened = undefined;
    if (quoted !== undefined) {
      const address =
        type === token.string
          ? classifyPictureAddress(string.decode(text.slice(start, end)))
          : undefined;
      if (address === undefined)
        findings.push({
          ...quoted,
          says: 'an address in a style that is written with signs that hide it',
        });
      else if (address.kind === 'refused' && !isNamespace)
        findings.push({ start: quoted.start, end, says: address.says });
    }
    if (
      type === token.openParenthesis ||
      type === token.openBracket ||
      type === token.openBrace ||
      type === token.function
    )
      depth += 1;
    if (type === token.closeParenthesis || type === token.closeBracket || type === token.closeBrace)
      depth -= 1;
    if (depth > deepest) isTooDeep = true;
    if (type === token.semicolon || type === token.openBrace) isNamespace = false;
    if (type === token.atKeyword) {
      const name = ident.decode(text.slice(start + 1, end)).toLowerCase();
      isNamespace = name === 'namespace';
      if (name === 'import')
        findings.push({ start, end, says: 'a style sheet of another file (@import)' });
    } else if (type === token.function) {
      const name = ident.decode(text.slice(start, end - 1)).toLowerCase();
      if (name === 'url') opened = { start, end };
      else if (reachingFunctions.has(name))
        findings.push({
          start,
          end,
          says: `the style function ${name}(), which can ask other sites or run code`,
        });
    } else if (type === token.url && !isNamespace) {
      const address = classifyPictureAddress(url.decode(text.slice(start, end)));
      if (address.kind === 'refused') findings.push({ start, end, says: address.says });
    } else if (type === token.badUrl && !isNamespace) {
      findings.push({
        start,
        end,
        says: 'an address in a style that is written with signs that hide it',
      });
    }
  });
  return { findings, isTooDeep };
}

/** Takes out of a list of rules and declarations all that is not allowed. */
function keepAllowed(list: List<CssNode>, allowed: ReadonlySet<string>): void {
  list.forEach((node, item) => {
    if (!isAllowed(node, allowed)) list.remove(item);
  });
}

function isAllowed(node: CssNode, allowed: ReadonlySet<string>): boolean {
  if (node.type === 'Declaration') {
    const name = ident.decode(node.property);
    const isCustom = name.startsWith('--');
    if (!isCustom && !allowed.has(name.toLowerCase())) return false;
    node.property = ident.encode(isCustom ? name : name.toLowerCase());
    node.important = node.important !== false;
    return isAllowedValue(node.value, functions);
  }
  if (node.type === 'Rule') {
    if (!isAllowedHead(node.prelude)) return false;
    keepAllowed(node.block.children, allowed);
    return true;
  }
  if (node.type !== 'Atrule' || node.block === null) return false;
  const name = ident.decode(node.name).toLowerCase();
  if (!atRules.has(name) || (node.prelude !== null && !isAllowedHead(node.prelude))) return false;
  node.name = name;
  keepAllowed(node.block.children, name === 'font-face' ? fontProperties : allowed);
  return name !== 'font-face' || !hasAddress(node.block);
}

function hasAddress(node: CssNode): boolean {
  let found = false;
  walk(node, (each) => {
    if (each.type === 'Url') found = true;
  });
  return found;
}

const valueTypes: ReadonlySet<CssNode['type']> = new Set([
  'Value',
  'Identifier',
  'Number',
  'Dimension',
  'Percentage',
  'Hash',
  'String',
  'Operator',
  'Parentheses',
  'Function',
  'Url',
  'WhiteSpace',
  'UnicodeRange',
]);

/**
 * Whether a value holds only what is allowed. Names and addresses in it are put into their plain
 * form.
 */
function isAllowedValue(value: CssNode, allowed: ReadonlySet<string>): boolean {
  let isGood = true;
  walk(value, (node) => {
    if (!valueTypes.has(node.type)) isGood = false;
    else if (node.type === 'Identifier') node.name = ident.encode(ident.decode(node.name));
    else if (node.type === 'Dimension') node.unit = ident.encode(ident.decode(node.unit));
    else if (node.type === 'Hash') node.value = encodeName(ident.decode(node.value));
    else if (node.type === 'Function') {
      node.name = ident.decode(node.name).toLowerCase();
      if (!allowed.has(node.name)) isGood = false;
    } else if (node.type === 'Url') {
      const address = classifyPictureAddress(node.value);
      if (address.kind === 'refused') isGood = false;
      else node.value = address.value;
    }
  });
  return isGood;
}

const headTypes: ReadonlySet<CssNode['type']> = new Set([
  'SelectorList',
  'Selector',
  'TypeSelector',
  'IdSelector',
  'ClassSelector',
  'AttributeSelector',
  'PseudoClassSelector',
  'PseudoElementSelector',
  'Combinator',
  'Nth',
  'AnPlusB',
  'NestingSelector',
  'Percentage',
  'Identifier',
  'String',
  'AtrulePrelude',
  'MediaQueryList',
  'MediaQuery',
  'Condition',
  'Feature',
  'FeatureRange',
  'Number',
  'Dimension',
  'Ratio',
  'Operator',
  'SupportsDeclaration',
  'Declaration',
  'Value',
  'LayerList',
  'Layer',
  'WhiteSpace',
  'Hash',
  'Parentheses',
]);

/**
 * Whether the selectors of a rule, or the words of an at-rule, hold only what is known. Prefixes of
 * namespaces are left out: all is SVG.
 */
function isAllowedHead(head: CssNode): boolean {
  let isGood = true;
  walk(head, (node) => {
    if (!headTypes.has(node.type)) isGood = false;
    else if (node.type === 'TypeSelector') {
      const local = node.name.slice(node.name.lastIndexOf('|') + 1);
      node.name = local === '*' ? '*' : ident.encode(ident.decode(local));
    } else if (
      node.type === 'ClassSelector' ||
      node.type === 'IdSelector' ||
      node.type === 'Identifier'
    )
      node.name = ident.encode(ident.decode(node.name));
  });
  return isGood;
}

/** A name behind `#` may begin with a digit. */
function encodeName(name: string): string {
  return /^[\da-f]+$/i.test(name) ? name : ident.encode(name);
}

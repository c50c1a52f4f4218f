import { listStyleUses, type StyleRule, type StyleUse } from './css.ts';
import { presentationAttributes } from './allowed.ts';
import { findAttribute, type SvgElement } from './document.ts';

/** How deep elements lie within each other, with those that they draw by reference. */
const deepest = 2000;

/** What one element comes to: itself with what is in it, and with all that is drawn for these. */
interface Drawn {
  readonly shapes: number;
  readonly all: number;
}

const tooDeep: Drawn = { shapes: Infinity, all: Infinity };

/**
 * How many elements are drawn where each reference draws what it names once more: `<use>`, patterns,
 * masks, clip paths, filters, and markers at each point of a path. What cannot be told exactly, such
 * as which elements the selector of a style means, counts as more rather than less.
 */
export function countDrawn(root: SvgElement): number {
  const byId = new Map<string, SvgElement>();
  const rules: StyleRule[] = [];
  index(root, byId, rules);
  const rulesByName = new Map<string, StyleRule[]>();
  for (const rule of rules)
    for (const name of rule.names) rulesByName.set(name, [...(rulesByName.get(name) ?? []), rule]);
  const counts = new Map<SvgElement, Drawn>();

  const count = (element: SvgElement, depth: number): Drawn => {
    const known = counts.get(element);
    if (known !== undefined) return known;
    if (depth > deepest) return tooDeep;
    // One that contains itself is not drawn again.
    counts.set(element, { shapes: 0, all: 0 });
    let [shapes, all] = [1, 1];
    const add = (drawn: Drawn) => {
      shapes += drawn.shapes;
      all += drawn.all;
    };
    for (const child of element.children) if (!('text' in child)) add(count(child, depth + 1));
    for (const target of listTargets(element)) {
      const named = byId.get(target);
      if (named !== undefined) add(count(named, depth + 1));
    }
    for (const { property, parts } of listUses(element, rulesByName))
      for (const part of parts) {
        const named = byId.get(toId(part));
        if (named !== undefined)
          all += count(named, depth + 1).all * countTimes(property, element, shapes);
      }
    const drawn = { shapes, all };
    counts.set(element, drawn);
    return drawn;
  };
  return count(root, 0).all;
}

function index(element: SvgElement, byId: Map<string, SvgElement>, rules: StyleRule[]): void {
  const id = findAttribute(element, 'id');
  if (id !== undefined && !byId.has(id)) byId.set(id, element);
  if (element.local === 'style')
    rules.push(
      ...listStyleUses(
        element.children.map((child) => ('text' in child ? child.text : '')).join(''),
        'stylesheet',
      ),
    );
  for (const child of element.children) if (!('text' in child)) index(child, byId, rules);
}

function listTargets({ attributes }: SvgElement): string[] {
  return attributes.flatMap(({ local, value }) => (local === 'href' ? [toId(value.trim())] : []));
}

/** What the attributes of an element and the rules for it draw. */
function listUses(
  element: SvgElement,
  rulesByName: ReadonlyMap<string, readonly StyleRule[]>,
): StyleUse[] {
  const own = element.attributes.flatMap(({ uri, local, value }): StyleUse[] => {
    if (uri !== '' || !value.includes('#')) return [];
    if (local === 'style')
      return listStyleUses(value, 'declarationList').flatMap(({ uses }) => uses);
    if (!presentationAttributes.has(local)) return [];
    return listStyleUses(`${local}:${value}`, 'declarationList').flatMap(({ uses }) => uses);
  });
  const names = new Set([
    '*',
    element.local,
    `#${findAttribute(element, 'id') ?? ''}`,
    ...(findAttribute(element, 'class') ?? '').split(/\s+/).map((name) => `.${name}`),
  ]);
  const matching = new Set([...names].flatMap((name) => rulesByName.get(name) ?? []));
  return [...own, ...[...matching].flatMap(({ uses }) => uses)];
}

/**
 * How often an element draws what a property names: what is inherited, such as a fill, for each
 * shape within it, and a marker at each point.
 */
function countTimes(property: string, element: SvgElement, shapes: number): number {
  const points = ['d', 'points'].map((name) => findAttribute(element, name)?.length ?? 0);
  if (property === 'marker' || property === 'marker-mid')
    return shapes * Math.max(1, ...points.map((length) => Math.ceil(length / shortestPoint)));
  return /^(?:fill|stroke|marker-.*|--.*)$/.test(property) ? shapes : 1;
}

/** The fewest letters in which a point of a path is written, such as `h1`. */
const shortestPoint = 2;

/** The id that an address within the picture names; browsers resolve what is written with %. */
function toId(address: string): string {
  const id = address.replace(/^#/, '');
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

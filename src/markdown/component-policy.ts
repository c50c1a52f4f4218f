import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { mostFaqIds, parseFaqIds } from '../domain/body/index.ts';
import { findNearest } from '../domain/text/index.ts';
import { downloadPathPattern, judgeSigns, judgeWebAddress } from '../schemas/index.ts';
import { componentRegistry, type AttributeRule, type ComponentRule } from './component-registry.ts';
import { judgeHtmlTag } from './html-policy.ts';
import type { Violation } from './violation.ts';

type Element = Readonly<MdxJsxFlowElement> | Readonly<MdxJsxTextElement>;

/** More attributes than any component has several times over are told as one. */
const mostParts = 20;

/** Judges `<Name …>` in MDX: a registered component with literal attributes and the right children, on lines of its own. */
export function judgeElement(element: Element): Violation[] {
  const { name } = element;
  if (name === null)
    return [
      unsafe('Empty tags (<> and </>) are not allowed. Delete them; for a plain "<" write \\<.'),
    ];
  const rule = Object.hasOwn(componentRegistry, name) ? componentRegistry[name] : undefined;
  if (rule === undefined) return [judgeName(name)];
  return [
    ...judgePosition(element, name, rule),
    ...judgeAttributes(element, name, rule),
    ...judgeChildren(element, name, rule),
  ];
}

function judgeName(name: string): Violation {
  const names = Object.keys(componentRegistry);
  const nearest = findNearest(name, names);
  if (nearest === undefined && /^[a-z][a-z0-9-]*$/.test(name)) return judgeHtmlTag(name);
  return component(
    `There is no component <${name}>. ${nearest === undefined ? `There are ${names.join(', ')}.` : `Did you mean <${nearest}>?`}`,
  );
}

function judgePosition(element: Element, name: string, rule: ComponentRule): Violation[] {
  if (element.type === 'mdxJsxFlowElement') return [];
  return [
    component(
      `<${name}> stands within a line of text. Put it on lines of its own, with an empty line before and after: ${rule.example}`,
    ),
  ];
}

function judgeAttributes(element: Element, name: string, rule: ComponentRule): Violation[] {
  if (element.attributes.length > mostParts)
    return [
      component(
        `<${name}> has ${element.attributes.length} attributes. Write it as in ${rule.example}`,
      ),
    ];
  const seen = new Set<string>();
  const violations = element.attributes.flatMap((attribute): Violation[] => {
    if (attribute.type === 'mdxJsxExpressionAttribute')
      return [
        unsafe(
          `Braces within <${name}> would run as code. Write each attribute with a text in quotes: ${rule.example}`,
          '{',
        ),
      ];
    const known = Object.hasOwn(rule.attributes, attribute.name)
      ? rule.attributes[attribute.name]
      : undefined;
    if (known === undefined) return [judgeUnknownAttribute(name, attribute.name, rule)];
    if (seen.has(attribute.name))
      return [
        component(`"${attribute.name}" stands twice in <${name}>. Delete one.`, attribute.name),
      ];
    seen.add(attribute.name);
    if (typeof attribute.value === 'object' && attribute.value !== null)
      return [
        unsafe(
          `"${attribute.name}" holds braces, which would run as code. Write a text in quotes: ${rule.example}`,
          `${attribute.name}=`,
        ),
      ];
    return judgeValue(name, attribute.name, attribute.value ?? '', known);
  });
  const missing = Object.entries(rule.attributes).filter(
    ([each, { required }]) => required && !seen.has(each),
  );
  return [
    ...violations,
    ...missing.map(([each]) =>
      component(`<${name}> needs "${each}". Write it as in ${rule.example}`),
    ),
  ];
}

function judgeUnknownAttribute(name: string, attribute: string, rule: ComponentRule): Violation {
  const known = Object.keys(rule.attributes);
  const nearest = findNearest(attribute, known);
  const takes =
    known.length === 0 ? `<${name}> takes none.` : `<${name}> takes ${known.join(', ')}.`;
  const violation = component(
    `<${name}> knows no "${attribute}". ${nearest === undefined ? takes : `Did you mean "${nearest}"?`}`,
    attribute,
  );
  return nearest === undefined ? violation : { ...violation, suggestion: nearest };
}

function judgeValue(
  name: string,
  attribute: string,
  value: string,
  rule: AttributeRule,
): Violation[] {
  if (value.trim() === '')
    return [
      component(
        `"${attribute}" of <${name}> says nothing. Write ${attribute}="…" with ${rule.kind === 'choice' ? `one of ${rule.of.join(', ')}` : 'a text'}.`,
        attribute,
      ),
    ];
  if (rule.kind === 'choice' && !rule.of.includes(value)) {
    const nearest = findNearest(value, rule.of);
    return [
      component(
        `"${attribute}" of <${name}> says "${value}". ${nearest === undefined ? '' : `Did you mean "${nearest}"? `}Write one of ${rule.of.join(', ')}.`,
        `${attribute}=`,
      ),
    ];
  }
  if (rule.kind === 'file') {
    const ending = value.slice(value.lastIndexOf('.') + 1).toLowerCase();
    return downloadPathPattern.test(value) && rule.endings.includes(ending)
      ? []
      : [
          component(
            `"${attribute}" of <${name}> says "${value}". Write ./ and the name of a file beside this one that ends in .${rule.endings.join(' or .')}.`,
            `${attribute}=`,
          ),
        ];
  }
  if (rule.kind === 'address') {
    const found = judgeSigns(value) ?? judgeWebAddress(value);
    if (!/^https:/i.test(value))
      return [
        component(
          `"${attribute}" of <${name}> says "${value}". Write the address of another site, with https:// before it.`,
          `${attribute}=`,
        ),
      ];
    return found === undefined ? [] : [unsafe(found, `${attribute}=`)];
  }
  if (rule.kind !== 'faq-ids') return [];
  const ids = parseFaqIds(value);
  if (ids.length > mostFaqIds)
    return [
      component(
        `<${name}> names ${ids.length} questions, and at most ${mostFaqIds} are expected. Leave out what readers do not need here.`,
      ),
    ];
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return twice.map((id) => component(`"${id}" stands twice in <${name}>. Delete one.`, id));
}

function judgeChildren(element: Element, name: string, rule: ComponentRule): Violation[] {
  const children = listContent(element.children);
  if (!rule.hasChildren)
    return children.length === 0
      ? []
      : [component(`<${name}> stands alone and holds no text. Write ${rule.example}`)];
  const [only] = children;
  if (only === undefined) return [component(`<${name}> is empty. Write ${rule.example}`)];
  if (name === 'Tabs') return judgeTabs(children);
  const isRight =
    name === 'Figure' || name === 'Video' || name === 'VideoLink'
      ? only.type === 'image'
      : name === 'Steps'
        ? only.type === 'list' && only.ordered === true
        : undefined;
  if (isRight === undefined || (isRight && children.length === 1)) return [];
  if (name === 'Video')
    return [
      component(
        `<Video> holds exactly one image, which is shown until the video plays. Write ${rule.example}`,
      ),
    ];
  if (name === 'VideoLink')
    return [
      component(`<VideoLink> holds exactly one image and nothing else. Write ${rule.example}`),
    ];
  if (name === 'Figure')
    return [
      component(
        `<Figure> holds exactly one image and nothing else; what it says stands in "caption". Write ${rule.example}`,
      ),
    ];
  return [
    component(
      '<Steps> holds exactly one numbered list and nothing else. Write each step on a line of its own that begins with 1., 2. and so on, with an empty line before and after the list.',
    ),
  ];
}

/** The most tabs that fit in one row. */
const mostTabs = 8;

function judgeTabs(children: readonly Nodes[]): Violation[] {
  const labels = children.map((child) =>
    child.type === 'mdxJsxFlowElement' && child.name === 'Tab' ? readLabel(child) : undefined,
  );
  const twice = labels.find((label, index) => label !== undefined && labels.indexOf(label) < index);
  if (labels.includes(undefined) || labels.length < 2 || labels.length > mostTabs)
    return [
      component(
        `<Tabs> holds two to ${mostTabs} <Tab label="…"> and nothing else, each on lines of its own. Write a single one as <Details summary="…">, and more than ${mostTabs} under headings.`,
      ),
    ];
  return twice === undefined
    ? []
    : [component(`Two tabs are called "${twice}". Call each by what only it holds.`, twice)];
}

function readLabel({ attributes }: Element): string {
  const label = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'label');
  return typeof label?.value === 'string' ? label.value.trim() : '';
}

/** What stands within a component: paragraphs that hold one image count as the image, blanks count as nothing. */
function listContent(children: readonly Nodes[]): Nodes[] {
  return children.flatMap((child): Nodes[] => {
    if (child.type === 'text' && child.value.trim() === '') return [];
    if (child.type !== 'paragraph') return [child];
    const inner = listContent(child.children);
    return inner.length === 1 && inner[0]?.type === 'image' ? inner : [child];
  });
}

function component(message: string, words?: string): Violation {
  return words === undefined
    ? { rule: 'component', message }
    : { rule: 'component', message, words };
}

function unsafe(message: string, words?: string): Violation {
  return words === undefined ? { rule: 'unsafe', message } : { rule: 'unsafe', message, words };
}

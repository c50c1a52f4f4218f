import { attribute, getTextContent, type HtmlElement, type HtmlNode } from './element.ts';

/** A box beside the text, such as a note or a warning. */
interface HtmlCallout {
  /** The name of its kind, as the page has it. */
  readonly name: string;
  readonly title: string | undefined;
  /** The element that says only the name of the kind, which the page says by itself. */
  readonly kindElement: HtmlElement | undefined;
  readonly children: readonly HtmlNode[];
}

/** What systems call the boxes that they make; some use the name for other things, too. */
const family =
  /^(?:admonition|theme-admonition|markdown-alert|starlight-aside|custom-block|callout|call-out|hint-box|info-?box|note-?box)$/i;
const vagueFamily = /^(?:alert|notice|message|hint|box|panel|doc)$/i;
const kindName =
  /^(?:note|info|tip|hint|important|caution|attention|warning|warn|danger|error|success|critical|bug)$/i;
const titleClass = /(?:^|[-_\s])(?:title|heading|header)(?:[-_\s]|$)|admonitionHeading/i;

/** The box that an element is; undefined if it is none, such as an `aside` of other pages. */
export function findCallout(element: HtmlElement): HtmlCallout | undefined {
  if (!/^(?:aside|blockquote|div|section)$/.test(element.name)) return undefined;
  const name = findKind(element);
  if (name === undefined) return undefined;
  const children = element.children.filter(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''),
  );
  const [first, ...rest] = children;
  // Some systems put the title into an element of its own before the text.
  const isTitled =
    first?.type === 'element' &&
    rest.length > 0 &&
    (/^h[1-6]$/.test(first.name) || titleClass.test(attribute(first, 'class')));
  const title = isTitled ? getTextContent(first) : '';
  const isOwn = title !== '' && title.toLowerCase() !== name.toLowerCase();
  return {
    name,
    title: isOwn ? title : undefined,
    kindElement: isTitled && !isOwn ? first : undefined,
    children: isTitled ? rest : element.children,
  };
}

function findKind(element: HtmlElement): string | undefined {
  const role = /^(?:doc-)?(note|tip)$/.exec(attribute(element, 'role'))?.[1];
  const names = attribute(element, 'class').split(/\s+/);
  const parts = names.map((name) => name.split(/-{1,2}|_{1,2}/));
  const isFamily = names.some((name) => family.test(name.replace(/--.*$/s, '')));
  const whole = names.find((name) => kindName.test(name));
  if (isFamily)
    return (
      whole ?? parts.map((each) => each.at(-1) ?? '').find((each) => kindName.test(each)) ?? 'note'
    );
  const [, vague] =
    parts.find(
      ([first = '', last = '', ...more]) =>
        more.length === 0 && vagueFamily.test(first) && kindName.test(last),
    ) ?? [];
  const isVague = names.some((name) => vagueFamily.test(name));
  if (vague !== undefined) return vague;
  if (whole !== undefined && (isVague || element.name === 'aside' || role !== undefined))
    return whole;
  return role;
}

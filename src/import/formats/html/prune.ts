import type { Conversion } from './conversion.ts';
import {
  attribute,
  eachElement,
  findElement,
  isElement,
  copyElement,
  getTextContent,
  type HtmlElement,
  type HtmlNode,
} from './element.ts';
import { collectVisibleText, isInvisible } from './visible-text.ts';

/**
 * Elements whose `title` is visible text, and elements that are dropped or converted as a whole.
 */
const takesTitle = new Set(['abbr', 'acronym']);
const whole = new Set(['iframe', 'video', 'audio', 'embed', 'object', 'math']);

const reasons: ReadonlyMap<string, string> = new Map([
  ['nav', 'a menu of the page'],
  ['button', 'a button of the page'],
  ['select', 'a field of a form'],
  ['textarea', 'a field of a form'],
  ['input', 'a field of a form'],
  ['label', 'a field of a form'],
  ['noscript', 'shown only where scripts are off'],
  ['dialog', 'a window over the page'],
  ['svg', 'a drawing of the page'],
  ['canvas', 'a drawing of the page'],
  ['progress', 'a drawing of the page'],
  ['meter', 'a drawing of the page'],
  ['title', 'the name of the page in the browser'],
]);

const roles: ReadonlyMap<string, string> = new Map([
  ['navigation', 'a menu of the page'],
  ['menu', 'a menu of the page'],
  ['menubar', 'a menu of the page'],
  ['tablist', 'the buttons of tabs'],
  ['search', 'the search of the page'],
  ['dialog', 'a window over the page'],
  ['alertdialog', 'a window over the page'],
]);

const classes: readonly (readonly [RegExp, string])[] = [
  [
    /(?:^|\s)(?:sharedaddy|addtoany\S*|a2a_kit|(?:social-)?share-(?:buttons|bar|links)|social-share|ssba\S*|essb\S*|heateor\S*|jp-relatedposts)(?:\s|$)/,
    'buttons to share the page',
  ],
  [
    /(?:^|[\s_-])(?:visually-?hidden|hidden-?visually|hide-?visually|sr-?only|screen-?reader(?:-?(?:text|only|response))?|show-for-sr|a11y-hidden|assistive-text|element-invisible|off-?screen)(?:[\s_-]|$)/i,
    'words for screen readers alone',
  ],
  [
    /(?:^|\s)(?:ez-toc-container|lwptoc|toc_container|rank-math-toc|wp-block-rank-math-toc-block|wp-block-yoast-seo-table-of-contents|table-of-contents)(?:\s|$)/,
    'a table of contents; the page shows its own',
  ],
  [
    /(?:^|\s)(?:comments-area|comment-respond|comment-list|cookie-(?:notice|banner|consent|bar)\S*|cky-consent\S*)(?:\s|$)/,
    'comments or notices of the page',
  ],
  [/(?:^|\s)material-(?:icons|symbols)/, 'a sign of the page'],
  [
    /(?:^|\s)(?:headerlink|anchorjs-link|heading-anchor|header-anchor|anchor-link|mw-editsection)(?:\s|$)/,
    'a mark beside a heading',
  ],
];

/** Removes what is no content; the dropped text is recorded with a reason. */
export function prune(element: HtmlElement, conversion: Conversion): HtmlElement {
  const controlled = new Set<string>();
  eachElement(element, (each) => {
    const opens = [
      'aria-controls',
      'data-target',
      'data-bs-target',
      ...(each.attributes.has('data-toggle') || each.attributes.has('aria-expanded')
        ? ['href']
        : []),
    ];
    for (const name of opens) controlled.add(attribute(each, name).replace(/^#/, ''));
  });
  controlled.delete('');
  return pruneChildren(element, controlled, conversion);
}

function pruneChildren(
  element: HtmlElement,
  controlled: ReadonlySet<string>,
  conversion: Conversion,
): HtmlElement {
  const children = element.children.flatMap((child): HtmlNode[] => {
    if (child.type === 'text') return [child];
    if (child.type === 'comment') {
      conversion.drop(child, 'a comment in the source, which no page shows');
      return [];
    }
    if (isInvisible(child)) return [];
    const reason = findDropReason(child, element, controlled);
    if (reason === undefined && whole.has(child.name)) return [child];
    if (reason === undefined)
      return [dropRepeatedTitle(pruneChildren(child, controlled, conversion), conversion)];
    conversion.drop(child, reason);
    return [];
  });
  return copyElement(element, { children });
}

function findDropReason(
  element: HtmlElement,
  parent: HtmlElement,
  controlled: ReadonlySet<string>,
): string | undefined {
  if (isSwitchWord(element, parent)) return 'a button of the page';
  if (isElement(element, 'button') && /^(?:h[1-6]|summary|dt|import-term)$/.test(parent.name))
    return undefined;
  if (
    isElement(element, 'input') &&
    attribute(element, 'type') === 'checkbox' &&
    /^(?:li|p|label)$/.test(parent.name)
  )
    return undefined;
  if (isElement(element, 'label') && parent.name === 'li') return undefined;
  const [id, style] = [attribute(element, 'id'), attribute(element, 'style')];
  const isPanel = controlled.has(id) || attribute(element, 'role') === 'tabpanel';
  const isHidden =
    element.attributes.has('hidden') ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
  if (isHidden && !isPanel) return 'hidden on the page';
  if (
    attribute(element, 'aria-hidden') === 'true' &&
    collectVisibleText([element]).every(({ words }) => words.length < 4)
  )
    return 'a sign of the page';
  const given = attribute(element, 'class');
  if (isClipped(style)) return 'words for screen readers alone';
  const named =
    classes.find(([pattern]) => pattern.test(given))?.[1] ??
    (given.startsWith('toc') && /^(?:ul|ol|div)$/.test(element.name)
      ? 'a table of contents; the page shows its own'
      : undefined);
  if (named !== undefined) return named;
  if (element.name === 'form') return isOnlyForm(element) ? 'a form' : undefined;
  return reasons.get(element.name) ?? roles.get(attribute(element, 'role'));
}

/** Words moved out of sight, which screen readers say. */
function isClipped(style: string): boolean {
  return /(?:^|;)\s*(?:clip(?:-path)?\s*:\s*(?:rect\(\s*[01](?:px)?[\s,]|inset\(\s*(?:50|100)%)|(?:left|text-indent)\s*:\s*-\d{4,})/i.test(
    style,
  );
}

const switchWord =
  /^[+\-−–▸▾▼▶⌄]?\s*(?:show|hide|open|close|expand|collapse|toggle|show more|show less|read more|anzeigen|ausblenden|öffnen|schließen|einklappen|ausklappen|afficher|masquer|mostrar|ocultar|展开|收起|显示|隐藏|開く|閉じる|表示)?(?: (?:this )?(?:section|answer|question|part|all|abschnitt|antwort))?\s*[+\-−–▸▾▼▶⌄]?$/iu;

/** The word of a switch beside the words of a heading, such as "Show" in an accordion. */
function isSwitchWord(element: HtmlElement, parent: HtmlElement): boolean {
  if (!isElement(element, 'button', 'a', 'span', 'i', 'em', 'small', 'b', 'strong', 'div'))
    return false;
  if (!/^(?:h[1-6]|summary|button|dt|import-term)$/.test(parent.name)) return false;
  const words = getTextContent(element);
  return words !== '' && words !== getTextContent(parent) && switchWord.test(words);
}

/** Some systems wrap whole pages in a form. */
function isOnlyForm(form: HtmlElement): boolean {
  if (findElement(form, ({ name }) => /^(?:h1|article|main)$/.test(name)) !== undefined)
    return false;
  let words = 0;
  eachElement(form, (each) => {
    if (each.name === 'p') words += getTextContent(each).length;
  });
  return words < 600;
}

/** A tooltip is only visible on hover. */
function dropRepeatedTitle(element: HtmlElement, conversion: Conversion): HtmlElement {
  const words = attribute(element, 'title').replace(/\s+/g, ' ');
  if (words === '' || takesTitle.has(element.name)) return element;
  conversion.dropped.push({
    line: element.line,
    words,
    reason: 'seen only under the mouse pointer',
  });
  return copyElement(element, {
    attributes: new Map([...element.attributes].filter(([name]) => name !== 'title')),
  });
}

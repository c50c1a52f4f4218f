import type { Page } from 'playwright-core';
import { getStopWords, knownLanguages } from '../../src/search/stop-words.ts';

/**
 * What of WCAG 2.2 AA axe cannot tell. Each check names the elements that fail it, and why; none if
 * all is well. All work on the page as it is and leave it so, in any browser.
 */
export const pageChecks = {
  /** 2.5.8: at least 24 by 24 CSS pixels, or so far from other targets as if it were. */
  targets: (page: Page): Promise<string[]> => inspect(page, 'targets'),
  /** 1.4.10: at 320 pixels, as at 1280 enlarged four times, nothing lies beside the screen. */
  reflow: (page: Page): Promise<string[]> => inspect(page, 'reflow'),
  /** 1.4.12: the same with the spaces between lines, words and letters that a reader may set. */
  spacing: (page: Page): Promise<string[]> => inspect(page, 'spacing'),
  /** 2.4.7, 1.4.11: what has the focus shows it, in a colour that stands out from what is around. */
  focus: async (page: Page): Promise<string[]> => {
    // A focus is shown to those who use the keyboard.
    await page.keyboard.press('Shift');
    return inspect(page, 'focus');
  },
  /** 1.4.3, 1.4.11: text under the pointer, edges of fields, icons, and what is chosen. */
  states: (page: Page): Promise<string[]> => inspect(page, 'states'),
  /** The same in the colours of the reader's own, and that nothing is told by a colour alone. */
  forcedColors: async (page: Page): Promise<string[]> => {
    await page.emulateMedia({ forcedColors: 'active' });
    const found = [...(await pageChecks.focus(page)), ...(await inspect(page, 'forced'))];
    await page.emulateMedia({ forcedColors: 'none' });
    return found;
  },
  /** No line of a text is so long that its reader loses the beginning of the next. */
  lines: (page: Page): Promise<string[]> => inspect(page, 'lines'),
  /** 3.1.2: a text in another language says so, as far as its script or its small words tell. */
  languages: (page: Page): Promise<string[]> => inspect(page, 'languages', stopWords),
};

export type PageCheck = keyof typeof pageChecks;

export const pageCheckNames: readonly PageCheck[] = [
  'targets',
  'reflow',
  'spacing',
  'focus',
  'states',
  'forcedColors',
  'lines',
  'languages',
];

/** So many entries of a list are told; the others are like them. */
const mostEntries = 4;

/**
 * What a screen reader is told of the page, as text: roles, names and words. Of long lists only the
 * first entries, and how many more there are.
 */
export async function hearPage(page: Page): Promise<string> {
  // An element that is not defined yet may say something else later.
  await page.waitForFunction(() => document.querySelector(':not(:defined)') === null);
  const lines = (await page.locator('body').ariaSnapshot())
    .split('\n')
    .filter((line) => !/^\s*- \/url: /.test(line));
  const getIndent = (line: string) => line.length - line.trimStart().length;
  const counts: number[] = [];
  let hidden = Infinity;
  const heard: string[] = [];
  const sayHidden = (indent: number) => {
    const more = (counts[indent] ?? 0) - mostEntries;
    if (more > 0) heard.push(`${' '.repeat(indent)}- … ${more} more`);
    counts[indent] = 0;
  };
  for (const [at, line] of [...lines, ''].entries()) {
    const indent = getIndent(line);
    for (let deeper = counts.length - 1; deeper > indent; deeper -= 1)
      if (deeper <= hidden) sayHidden(deeper);
    if (indent <= hidden) hidden = Infinity;
    const isEntry = /^\s*- (?:listitem|row|article)\b/.test(line);
    if (isEntry) counts[indent] = (counts[indent] ?? 0) + 1;
    else if (hidden === Infinity) sayHidden(indent);
    if (isEntry && (counts[indent] ?? 0) > mostEntries) hidden = Math.min(hidden, indent);
    if (hidden < Infinity || line === '') continue;
    const hasChildren = getIndent(lines[at + 1] ?? '') > indent;
    heard.push(hasChildren ? line : line.replace(/:$/, ''));
  }
  return `${heard.join('\n')}\n`;
}

const stopWords: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  knownLanguages.map((language) => [language, getStopWords(language)]),
);

interface Inspection {
  readonly check:
    | 'targets'
    | 'reflow'
    | 'spacing'
    | 'focus'
    | 'states'
    | 'forced'
    | 'lines'
    | 'languages';
  readonly words: Readonly<Record<string, readonly string[]>>;
}

function inspect(
  page: Page,
  check: Inspection['check'],
  words: Inspection['words'] = {},
): Promise<string[]> {
  return page.evaluate(inspectPage, { check, words });
}

/** Runs in the page, and so holds all that it needs. */
function inspectPage({ check, words }: Inspection): string[] {
  const targets =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const found: string[] = [];
  /** An open dialog is all that a reader can reach. */
  const root = document.querySelector('dialog:modal') ?? document.body;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  type Color = readonly [red: number, green: number, blue: number, alpha: number];
  const colors = new Map<string, Color>();

  const report = (element: Element, problem: string) => {
    const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
    const name = element.classList.length === 0 ? '' : `.${element.classList.item(0)}`;
    found.push(`${element.localName}${name} “${text}”: ${problem}`);
  };
  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !isHiddenFromSight(element);
  /** Whether it is only for screen readers, or only shown when it has the focus. */
  const isHiddenFromSight = (element: Element): boolean => {
    for (let each: Element | null = element; each !== null; each = each.parentElement)
      if (getComputedStyle(each).clipPath === 'inset(50%)') return true;
    return false;
  };
  const toColor = (css: string): Color => {
    const known = colors.get(css);
    if (known !== undefined || canvas === null) return known ?? [0, 0, 0, 1];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const color: Color = [red, green, blue, alpha / 255];
    colors.set(css, color);
    return color;
  };
  const mix = (over: Color, under: Color): Color => {
    const part = (at: 0 | 1 | 2) => over[at] * over[3] + under[at] * (1 - over[3]);
    return [part(0), part(1), part(2), 1];
  };
  /** What is seen behind the text of an element. */
  const getBackground = (element: Element | null): Color => {
    if (element === null) return toColor('Canvas');
    const own = toColor(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : mix(own, getBackground(element.parentElement));
  };
  const measureLuminance = (color: Color) => {
    const part = (at: 0 | 1 | 2) => {
      const value = color[at] / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
  };
  const measureContrast = (one: Color, other: Color) => {
    const [a, b] = [measureLuminance(one), measureLuminance(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const format = (contrast: number) => `${contrast.toFixed(2)} to 1`;
  const parents = function* (element: Element): Generator<Element> {
    for (let each = element.parentElement; each !== null; each = each.parentElement) yield each;
  };
  const texts = function* (): Generator<readonly [Text, Element]> {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (
        node instanceof Text &&
        node.data.trim() !== '' &&
        node.parentElement !== null &&
        !['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE'].includes(node.parentElement.tagName)
      )
        yield [node, node.parentElement];
  };
  const canScroll = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

  /** Text that lies beside the screen or is cut off by a box that does not scroll. */
  const findCut = () => {
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`The page is ${document.documentElement.scrollWidth} pixels wide.`);
    const range = document.createRange();
    for (const [text, element] of texts()) {
      if (!isVisible(element)) continue;
      range.selectNodeContents(text);
      const whole = [...range.getClientRects()];
      const measureWords = () =>
        [...text.data.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return [...range.getClientRects()];
        });
      // Blanks at the end of a line may hang over.
      const isBeyond = (isOut: (rectangle: DOMRect) => boolean) =>
        whole.some((each) => each.width > 0 && isOut(each)) && measureWords().some(isOut);
      const boxes = [...parents(element)];
      const folded = [element, ...boxes].some(
        (each) => getComputedStyle(each).getPropertyValue('-webkit-line-clamp') !== 'none',
      );
      const scrolls = [element, ...boxes].some((each) =>
        canScroll(getComputedStyle(each).overflowX),
      );
      if (!scrolls && isBeyond(({ left, right }) => left < -1 || right > innerWidth + 1))
        report(element, 'lies beside the screen');
      if (folded) continue;
      for (const box of [element, ...boxes]) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (canScroll(overflowX) || canScroll(overflowY)) break;
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const frame = box.getBoundingClientRect();
        if (
          isBeyond(
            ({ left, right, top, bottom }) =>
              left < frame.left - 2 ||
              right > frame.right + 2 ||
              top < frame.top - 4 ||
              bottom > frame.bottom + 4,
          )
        )
          report(element, `is cut off by ${box.localName}.${box.className}`);
      }
    }
    for (const field of root.querySelectorAll('input, textarea')) {
      if (!isVisible(field) || canvas === null || !field.matches(':placeholder-shown')) continue;
      const { font, paddingInlineStart, paddingInlineEnd, textOverflow } = getComputedStyle(field);
      canvas.font = font;
      const { width } = canvas.measureText(field.getAttribute('placeholder') ?? '');
      const paddings = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
      // What has the focus is scrolled, and not shortened.
      const isShortened = textOverflow === 'ellipsis' && document.activeElement !== field;
      const isSeen = getComputedStyle(field, '::placeholder').opacity !== '0';
      if (isSeen && !isShortened && width > field.clientWidth - paddings + 1)
        report(field, 'does not hold what stands in it while it is empty');
    }
    // Text that is higher than its box lies on what follows.
    for (const element of root.querySelectorAll('*')) {
      if (!(element instanceof HTMLElement) || !isVisible(element)) continue;
      const { display, overflowY, position } = getComputedStyle(element);
      if (display === 'inline' || overflowY !== 'visible' || position === 'absolute') continue;
      const hasText = [...element.childNodes].some(
        (node) => node instanceof Text && node.data.trim() !== '',
      );
      const spare = Math.max(4, Number.parseFloat(getComputedStyle(element).fontSize) * 0.4);
      if (
        hasText &&
        element.clientHeight > 0 &&
        element.scrollHeight > element.clientHeight + spare
      )
        report(element, 'is higher than its box');
    }
  };

  const findSmallTargets = () => {
    const all = [...root.querySelectorAll(targets)].flatMap((element) => {
      const label = element instanceof HTMLInputElement ? element.closest('label') : null;
      const shown = label ?? element;
      if (element.getAttribute('tabindex') === '-1' || !isVisible(shown)) return [];
      const box = shown.getBoundingClientRect();
      return box.width === 0 ? [] : [{ element: shown, box }];
    });
    const isSmall = ({ width, height }: DOMRect) => width < 23.5 || height < 23.5;
    /** A link in a sentence is as high as the lines around it. */
    const isInSentence = (element: Element) => {
      if (!getComputedStyle(element).display.startsWith('inline')) return false;
      const block = [...parents(element)].find(
        (each) => !getComputedStyle(each).display.startsWith('inline'),
      );
      if (block === undefined) return false;
      const others = [...block.querySelectorAll('a, button')].reduce(
        (length, each) => length + each.textContent.trim().length,
        0,
      );
      return block.textContent.trim().length > others + 3;
    };
    for (const { element, box } of all) {
      if (!isSmall(box) || isInSentence(element)) continue;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const near = all.find((other) => {
        if (other.element === element || other.element.contains(element)) return false;
        if (element.contains(other.element)) return false;
        const { left, right, top, bottom } = other.box;
        const far = Math.hypot(
          x - Math.min(Math.max(x, left), right),
          y - Math.min(Math.max(y, top), bottom),
        );
        const centers = Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
        return far < 11.5 || (isSmall(other.box) && centers < 23.5);
      });
      if (near !== undefined)
        report(
          element,
          `is ${Math.round(box.width)} by ${Math.round(box.height)} pixels, and near “${near.element.textContent.trim().slice(0, 20)}”`,
        );
    }
  };

  /** One of each kind: elements of the same classes in the same places look the same. */
  const chooseKinds = (selector: string) => {
    const kinds = new Map<string, Element>();
    for (const element of root.querySelectorAll(selector)) {
      const kind = [element, ...parents(element)]
        .slice(0, 5)
        .map((each) => `${each.localName}.${each.className}`)
        .join(' ');
      if (!kinds.has(kind) && element.checkVisibility()) kinds.set(kind, element);
    }
    return [...kinds.values()];
  };

  const findHiddenFocus = () => {
    const before = document.activeElement;
    const [left, top] = [scrollX, scrollY];
    for (const element of chooseKinds(targets)) {
      if (!(element instanceof HTMLElement) || element.getAttribute('tabindex') === '-1') continue;
      element.focus({ focusVisible: true });
      if (document.activeElement !== element) continue;
      const ring = [element, ...parents(element)].find((each) => {
        const style = getComputedStyle(each);
        return (
          style.outlineStyle !== 'none' &&
          Number.parseFloat(style.outlineWidth) >= 1 &&
          toColor(style.outlineColor)[3] > 0.5 &&
          (each === element || each.matches(':has(:focus-visible)')) &&
          isVisible(each)
        );
      });
      if (ring === undefined) {
        report(element, 'does not show that it has the focus');
        continue;
      }
      const { outlineColor, outlineOffset, outlineWidth } = getComputedStyle(ring);
      const around = getBackground(ring.parentElement);
      const contrast = measureContrast(toColor(outlineColor), around);
      if (contrast < 3) report(element, `has a ring of ${format(contrast)}`);
      const reach = Math.max(0, Number.parseFloat(outlineOffset)) + 1;
      const box = ring.getBoundingClientRect();
      const clip = [...parents(ring)].find(
        (each) => getComputedStyle(each).overflowX !== 'visible' && each !== document.body,
      );
      if (clip !== undefined && clip !== document.documentElement) {
        const frame = clip.getBoundingClientRect();
        const hidden = [
          box.left - reach < frame.left - 0.5,
          box.right + reach > frame.right + 0.5,
          box.top - reach < frame.top - 0.5,
          box.bottom + reach > frame.bottom + 0.5,
        ].filter(Boolean).length;
        if (hidden > 2)
          report(element, `has a ring of ${outlineWidth} that ${clip.localName} cuts`);
      }
      // 2.4.11: what has the focus does not lie behind something else, but for what a reader has
      // opened and can close.
      const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
      const covers = [0.1, 0.5, 0.9].map((part) => {
        const y = Math.min(Math.max(box.top + box.height * part, 0), innerHeight - 1);
        const seen = document.elementFromPoint(x, y);
        const isOther = seen !== null && !ring.contains(seen) && !seen.contains(ring);
        return isOther && seen.closest(':popover-open') === null ? seen : undefined;
      });
      const [cover] = covers;
      if (cover !== undefined && covers.every((each) => each !== undefined))
        report(element, `has the focus behind ${cover.localName}.${cover.className}`);
    }
    if (before instanceof HTMLElement) before.focus();
    if (document.activeElement instanceof HTMLElement && before === document.body)
      document.activeElement.blur();
    scrollTo(left, top);
  };

  /** Text whose colour is too near to that behind it; `within` chooses which. */
  const findFaintText = (isLookedAt: (element: Element) => boolean, state: string) => {
    const seen = new Set<string>();
    for (const [, element] of texts()) {
      if (!isVisible(element) || !isLookedAt(element)) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const background = getBackground(element);
      const size = Number.parseFloat(fontSize);
      const enough = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
      const contrast = measureContrast(mix(toColor(color), background), background);
      const kind = `${element.localName}.${element.className} ${color} ${background.join()}`;
      if (contrast >= enough - 0.005 || seen.has(kind)) continue;
      seen.add(kind);
      report(element, `${state}has a contrast of ${format(contrast)}`);
    }
  };

  /** Shows every element as under the pointer. */
  const withHover = (look: () => void) => {
    const replaceRules = (rules: CSSRuleList): string =>
      [...rules]
        .filter((rule) => !(rule instanceof CSSFontFaceRule))
        .map((rule) => rule.cssText.replaceAll(':hover', ':not(.no-such-class)'))
        .join('\n');
    const sheets = [...document.styleSheets].filter(({ disabled }) => !disabled);
    const hovered = sheets.map((sheet) => {
      const copy = new CSSStyleSheet({ media: sheet.media.mediaText });
      copy.replaceSync(replaceRules(sheet.cssRules));
      return copy;
    });
    const before = [...document.adoptedStyleSheets];
    for (const sheet of sheets) sheet.disabled = true;
    document.adoptedStyleSheets = [...before, ...hovered];
    look();
    document.adoptedStyleSheets = before;
    for (const sheet of sheets) sheet.disabled = false;
  };

  const isDifferent = (one: Element, other: Element) => {
    const [a, b] = [getComputedStyle(one), getComputedStyle(other)];
    return (
      a.textDecorationLine !== b.textDecorationLine ||
      Math.abs(Number(a.fontWeight) - Number(b.fontWeight)) >= 200 ||
      a.borderBlockEndWidth !== b.borderBlockEndWidth ||
      a.outlineStyle !== b.outlineStyle ||
      measureContrast(getBackground(one), getBackground(other)) >= 3
    );
  };

  /** What is chosen among others, such as the page that one is on, and another of them. */
  const findUndistinguished = () => {
    const chosen =
      'label:has(:checked), nav [aria-current], [aria-selected="true"], [aria-pressed="true"]';
    for (const element of chooseKinds(chosen)) {
      if (!isVisible(element)) continue;
      const list = element.closest('ul, ol, fieldset, [role=listbox]');
      const other = [...(list?.querySelectorAll(element.localName) ?? [])].find(
        (each) => !each.matches(chosen) && isVisible(each),
      );
      if (other !== undefined && !isDifferent(element, other))
        report(element, 'is not told apart from what is not chosen');
    }
  };

  const findFaintStates = () => {
    withHover(() =>
      findFaintText((element) => element.closest('a, button, summary, label') !== null, 'hovered '),
    );
    for (const field of root.querySelectorAll(
      'input:not([type=hidden], [type=radio], [type=checkbox]), textarea',
    )) {
      if (!isVisible(field)) continue;
      const around = getBackground(field.parentElement);
      const { borderTopWidth, borderTopColor, borderBottomColor } = getComputedStyle(field);
      const edges = [borderTopColor, borderBottomColor].map((color) =>
        borderTopWidth === '0px' ? 1 : measureContrast(mix(toColor(color), around), around),
      );
      const contrast = Math.max(measureContrast(getBackground(field), around), ...edges);
      if (contrast < 3) report(field, `has an edge of ${format(contrast)}`);
    }
    for (const icon of root.querySelectorAll(':is(a, button, summary) svg')) {
      if (!isVisible(icon)) continue;
      const { stroke, fill, color } = getComputedStyle(icon);
      const drawn = [stroke, fill].filter((each) => each !== 'none');
      const contrasts = [...drawn, ...(drawn.length === 0 ? [color] : [])].map((each) =>
        measureContrast(toColor(each), getBackground(icon.parentElement)),
      );
      if (Math.max(...contrasts) < 3) report(icon, 'is an icon too faint to see');
    }
    findUndistinguished();
  };

  const findLostInForcedColors = () => {
    findFaintText(() => true, 'in forced colours ');
    findUndistinguished();
    // A browser draws its own edges where a button has none of ours; a field without one is lost.
    for (const field of root.querySelectorAll(
      'input:not([type=checkbox], [type=radio]), select, textarea',
    )) {
      if (!(field instanceof HTMLElement) || !isVisible(field)) continue;
      const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(field);
      if ((borderTopStyle === 'none' || borderTopWidth === '0px') && outlineStyle === 'none')
        report(field, 'has no edge in forced colours');
    }
    // Nor is a shadow drawn that tells that there is more beside what is seen.
    for (const element of root.querySelectorAll('*')) {
      const { overflowX, borderInlineEndStyle } = getComputedStyle(element);
      if (!canScroll(overflowX) || element.scrollWidth <= element.clientWidth + 1) continue;
      if (isVisible(element) && borderInlineEndStyle === 'none')
        report(element, 'does not show that it scrolls sideways');
    }
    // Nor has a button there the colour that tells it from text.
    for (const button of root.querySelectorAll('button')) {
      const text = button.textContent.trim();
      if (text.length < 3 || !isVisible(button)) continue;
      const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(button);
      if (
        (borderTopStyle === 'none' || borderTopWidth === '0px') &&
        textDecorationLine === 'none' &&
        measureContrast(getBackground(button), getBackground(button.parentElement)) < 3
      )
        report(button, 'is not told apart from text');
    }
  };

  /** WCAG asks on level AAA for 80 characters at most; small print may have some more. */
  const mostInALine = 105;

  const findLongLines = () => {
    for (const element of root.querySelectorAll('p, li, dd, td, blockquote, figcaption')) {
      const text = element.textContent.replace(/\s+/g, ' ').trim();
      if (text.length <= mostInALine || !isVisible(element) || canvas === null) continue;
      const isBlock = (each: Element) => !getComputedStyle(each).display.startsWith('inline');
      if ([...element.children].some(isBlock)) continue;
      canvas.font = getComputedStyle(element).font;
      const width = canvas.measureText(text).width / text.length;
      const length = Math.round(Math.min(text.length, element.clientWidth / width));
      if (length > mostInALine) report(element, `has lines of ${length} characters`);
    }
  };

  const findUnmarkedLanguages = () => {
    const scripts: Readonly<Record<string, RegExp>> = {
      ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu,
      zh: /\p{Script=Han}/gu,
      ru: /\p{Script=Cyrillic}/gu,
      ar: /\p{Script=Arabic}/gu,
      he: /\p{Script=Hebrew}/gu,
      el: /\p{Script=Greek}/gu,
      ko: /\p{Script=Hangul}/gu,
    };
    const latin = /\p{Script=Latin}/gu;
    const known = new Map(Object.entries(words).map(([each, list]) => [each, new Set(list)]));
    for (const [text, element] of texts()) {
      // Code is in no language of people.
      if (element.closest('code, pre, kbd, [translate=no]') !== null) continue;
      const tag = element.closest('[lang]')?.getAttribute('lang') ?? '';
      const language = tag.split('-')[0] ?? '';
      const own = scripts[language] ?? latin;
      const letters = text.data.match(/\p{L}/gu)?.length ?? 0;
      const others = letters - (text.data.match(own)?.length ?? 0);
      if (own === latin && others > 3) report(element, `is not in the script of “${language}”`);
      const said = text.data.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
      const ownCount = said.filter((word) => known.get(language)?.has(word)).length;
      for (const [other, list] of known) {
        if (other === language) continue;
        const count = said.filter((word) => list.has(word)).length;
        if (said.length >= 5 && count >= 3 && count > 2 * ownCount)
          report(element, `is in “${other}”, and said to be in “${language}”`);
      }
    }
  };

  switch (check) {
    case 'targets':
      findSmallTargets();
      break;
    case 'reflow':
      findCut();
      break;
    case 'spacing': {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '*, ::before, ::after { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      );
      const before = [...document.adoptedStyleSheets];
      document.adoptedStyleSheets = [...before, sheet];
      findCut();
      document.adoptedStyleSheets = before;
      break;
    }
    case 'focus':
      findHiddenFocus();
      break;
    case 'states':
      findFaintStates();
      break;
    case 'forced':
      findLostInForcedColors();
      break;
    case 'lines':
      findLongLines();
      break;
    case 'languages':
      findUnmarkedLanguages();
      break;
  }
  return [...new Set(found)];
}

import { escapeXml } from '../text/index.ts';
import { classifyPictureAddress } from './address.ts';
import {
  animatedValues,
  animationAttributes,
  animationElements,
  elements,
  foreignElements,
  imageElements,
  namespaces,
  plainAttributes,
  presentationAttributes,
  referringElements,
  runningElements,
  textElements,
} from './allowed.ts';
import { cleanStyle, type StyleFinding } from './css.ts';
import { countDrawn } from './drawn.ts';
import {
  findAttribute,
  findAttributePlace,
  parseSvg,
  saveAsPlain,
  type SvgAttribute,
  type SvgElement,
  type SvgText,
  type SvgFinding,
} from './document.ts';

/** A picture written anew, and what the one that was read must not have. */
interface CleanSvg {
  /**
   * The picture with nothing in it but what is allowed; undefined if it cannot be read as a
   * picture.
   */
  readonly svg: string | undefined;
  readonly findings: readonly SvgFinding[];
}

/** Astro looks for the first tag of an SVG, with its size, only in this many characters. */
const longestRootTag = 900;

/**
 * The most elements that may be drawn in a picture: a few nested lines can expand to more than any
 * browser can draw.
 */
const mostDrawn = 200_000;

/**
 * Reads an SVG image and writes it anew from its tree: elements, attributes and styles that are on
 * the lists, references to parts of the same image and to PNG, JPEG, GIF and WebP images within it.
 * What is unknown and harmless, such as the notes of an editor, is removed silently; what would run
 * code or load a URL is removed and reported. Equal texts give equal texts, and a clean one stays
 * as it is.
 */
export function cleanSvg(text: string): CleanSvg {
  const { root, findings } = parseSvg(text);
  if (root === undefined) return { svg: undefined, findings };
  // Without a namespace no browser shows it, but the meaning is clear.
  const svgNamespace = root.uri === '' ? '' : namespaces.svg;
  if (root.local !== 'svg' || root.uri !== svgNamespace) {
    return {
      svg: undefined,
      findings: [
        ...findings,
        {
          start: root.start,
          end: root.end,
          found: 'This file ends in .svg, but it is no SVG image.',
          remedy: 'Save it again from the program that made it.',
        },
      ],
    };
  }
  const writer = createWriter(text, svgNamespace, [...findings]);
  return writer.write(root);
}

function createWriter(source: string, svgNamespace: string, findings: SvgFinding[]) {
  const isSvg = (element: SvgElement) =>
    element.uri === svgNamespace || element.uri === namespaces.svg;
  const found = (
    { start, end }: { start: number; end: number },
    says: string,
    remedy = saveAsPlain,
  ) => void findings.push({ start, end, found: `This image holds ${says}.`, remedy });

  const foundAt = (attribute: SvgAttribute, says: string, remedy?: string) =>
    found(findAttributePlace(source, attribute), says, remedy);

  function write(root: SvgElement): CleanSvg {
    if (countDrawn(root) > mostDrawn) {
      found(
        root,
        `parts that repeat each other more than ${mostDrawn} times, which no browser bears`,
      );
      return { svg: undefined, findings };
    }
    const tag = formatTag(root, writeSize(root));
    if (tag.length > longestRootTag)
      found(
        root,
        'a first tag that is too long',
        `Its size must be found in the first ${longestRootTag} letters: move styles from <svg> to a <g> within it.`,
      );
    return { svg: `${closeTag('svg', tag, writeChildren(root, true, false))}\n`, findings };
  }

  /**
   * The element as text; nothing if it is left out. Also what is left out is searched for what
   * runs, since a browser would run it.
   */
  function writeElement(element: SvgElement, isKept: boolean, inText: boolean): string {
    const { local, uri } = element;
    if (uri === namespaces.xhtml) return refuse(element, `a part of a web page (<${local}>)`);
    if (uri === namespaces.xinclude) return refuse(element, 'a part of another file (XInclude)');
    if (!isSvg(element)) return writeChildren(element, false, false);
    if (runningElements.has(local)) return refuse(element, `a script (<${local}>)`);
    if (foreignElements.has(local)) return refuse(element, `a part of a web page (<${local}>)`);
    // Illustrator keeps its own data in one that no browser shows.
    if (local === 'foreignObject')
      return hasShown(element) ? refuse(element, 'a part of a web page (<foreignObject>)') : '';
    const attributes = writeAttributes(element);
    const isGood =
      isKept &&
      elements.has(local) &&
      !(animationElements.has(local) && !isHarmlessAnimation(element));
    if (local === 'style') return writeStyleSheet(element, isGood, attributes);
    const children = writeChildren(element, isGood, isGood && (inText || textElements.has(local)));
    return isGood ? closeTag(local, `<${local}${attributes}`, children) : '';
  }

  function refuse(element: SvgElement, says: string): '' {
    found(element, says);
    return '';
  }

  function writeChildren(element: SvgElement, isKept: boolean, inText: boolean): string {
    return element.children
      .map((child) =>
        'text' in child
          ? inText
            ? escapeXml(child.text).replace(/\r/g, '&#13;')
            : ''
          : writeElement(child, isKept, inText),
      )
      .join('');
  }

  function hasShown(element: SvgElement): boolean {
    return element.children.some((child) =>
      'text' in child
        ? child.text.trim() !== ''
        : isSvg(child) ||
          child.uri === namespaces.xhtml ||
          child.uri === namespaces.mathml ||
          hasShown(child),
    );
  }

  function writeStyleSheet(element: SvgElement, isGood: boolean, attributes: string): string {
    const type =
      element.attributes
        .find(({ uri, local }) => uri === '' && local === 'type')
        ?.value.trim()
        .toLowerCase() ?? '';
    const texts = element.children.filter((child) => 'text' in child);
    const { css, findings: styleFindings } = cleanStyle(
      texts.map(({ text }) => text).join(''),
      'stylesheet',
    );
    for (const each of styleFindings) foundInStyle(each, element, texts);
    for (const child of element.children) if (!('text' in child)) writeElement(child, false, false);
    return isGood && css !== '' && (type === '' || type === 'text/css')
      ? `<style${attributes}>${escapeXml(css)}</style>`
      : '';
  }

  function foundInStyle(
    { start, end, says }: StyleFinding,
    element: { start: number; end: number },
    texts: readonly SvgText[],
  ): void {
    let before = 0;
    for (const { text, start: textStart } of texts) {
      if (start < before + text.length && textStart !== undefined) {
        found(
          {
            start: textStart + start - before,
            end: textStart + Math.min(end - before, text.length),
          },
          says,
        );
        return;
      }
      before += text.length;
      if (start < before) break;
    }
    found(element, says);
  }

  /**
   * The attributes of an element, each with a blank before it; those of the size of the whole
   * picture are written apart.
   */
  function writeAttributes(element: SvgElement, isRoot = false): string {
    const written = new Map<string, string>();
    // Of two addresses the one without a prefix counts.
    for (const attribute of element.attributes.toSorted(
      (a, b) => Number(a.uri === '') - Number(b.uri === ''),
    )) {
      const { uri, local } = attribute;
      if (uri === namespaces.xml && (local === 'space' || local === 'lang'))
        written.set(`xml:${local}`, attribute.value);
      if (local === 'href' && (uri === '' || uri === namespaces.xlink)) {
        const value = judgeHref(element, attribute);
        if (value !== undefined) written.set('href', value);
      }
      if (uri !== '' || local === 'href' || (isRoot && sizeAttributes.has(local))) continue;
      const value = judgeAttribute(element, attribute);
      if (value !== undefined) written.set(local, value);
    }
    return [...written].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  }

  function judgeHref(element: SvgElement, attribute: SvgAttribute): string | undefined {
    const { local } = element;
    const address = classifyPictureAddress(attribute.value);
    if (address.kind === 'part' && referringElements.has(local)) return address.value;
    if (address.kind === 'image' && imageElements.has(local)) return address.value;
    if (address.kind === 'refused')
      foundAt(
        attribute,
        address.says,
        local === 'a'
          ? 'Nobody can click into a picture on a page: take the link out, and write it below the picture.'
          : 'A picture shows only what is in it: put what it shows into the file, or save it as PNG.',
      );
    else if (elements.has(local)) foundAt(attribute, `an address that <${local}> cannot have`);
    return undefined;
  }

  function judgeAttribute(element: SvgElement, attribute: SvgAttribute): string | undefined {
    const { local, value } = attribute;
    if (/^on/i.test(local)) {
      foundAt(attribute, `an event attribute (${local}), which runs code`);
      return undefined;
    }
    if (local === 'style') return judgeStyle(attribute, 'declarationList');
    if (
      presentationAttributes.has(local) &&
      !(local === 'fill' && animationElements.has(element.local))
    )
      return judgeStyle(attribute, 'value');
    if (local === 'fill')
      return /^(?:freeze|remove)$/.test(value.trim()) ? value.trim() : undefined;
    if (animationElements.has(element.local) && animatedValues.has(local))
      return judgeAnimated(element, attribute);
    return plainAttributes.has(local) ||
      (animationElements.has(element.local) && animationAttributes.has(local))
      ? value
      : undefined;
  }

  function judgeStyle(
    attribute: SvgAttribute,
    context: 'declarationList' | 'value',
  ): string | undefined {
    const { css, findings: styleFindings } = cleanStyle(attribute.value, context);
    for (const each of styleFindings) {
      const place = findAttributePlace(source, attribute);
      foundInStyle(each, place, [{ text: attribute.value, start: place.valueStart }]);
    }
    return css === '' ? undefined : css;
  }

  /**
   * A value that an animation gives to a property of style is read as one; any other may hold no
   * address either. Those of `values` stand between semicolons.
   */
  function judgeAnimated(element: SvgElement, attribute: SvgAttribute): string | undefined {
    const target = findAttribute(element, 'attributeName')?.trim() ?? '';
    const isStyle = presentationAttributes.has(target);
    if (!isStyle && !plainAttributes.has(target) && element.local !== 'animateMotion')
      return undefined;
    const parts = attribute.value.split(';').map((part) => cleanStyle(part, 'value'));
    const first = parts.flatMap((part) => part.findings)[0];
    if (first !== undefined) foundAt(attribute, first.says);
    if (first !== undefined) return undefined;
    return isStyle ? parts.map(({ css }) => css).join(';') : attribute.value;
  }

  /**
   * Whether an animation changes only how something looks; one that changes an address or a handler
   * is told.
   */
  function isHarmlessAnimation(element: SvgElement): boolean {
    const target = findAttribute(element, 'attributeName')?.trim();
    if (target === undefined) return element.local === 'animateMotion';
    const local = target.slice(target.lastIndexOf(':') + 1);
    if (/^(?:href|src|on.*)$/i.test(local))
      found(element, `an animation that changes a link or runs code (${target})`);
    return (
      target === local &&
      (presentationAttributes.has(target) ||
        (plainAttributes.has(target) && !unanimated.has(target)))
    );
  }

  /**
   * The tag of the whole picture begins with its size, where all programs find it. One without a
   * size gets that which browsers give it.
   */
  function writeSize(root: SvgElement): string {
    const box =
      findAttribute(root, 'viewBox')
        ?.trim()
        .split(/[\s,]+/) ?? [];
    const isBox =
      box.length === 4 &&
      box.every((part) => part !== '' && Number.isFinite(Number(part))) &&
      Number(box[2]) > 0 &&
      Number(box[3]) > 0;
    const [width, height] = ['width', 'height'].map((name) => findAttribute(root, name)?.trim());
    const sizes = [
      ['width', width, '300'],
      ['height', height, '150'],
    ] as const;
    const written = sizes.flatMap(([name, value, usual]) => {
      const isLength =
        value !== undefined &&
        /^[\d.]+(?:e\d+)?(?:px|in|cm|em|ex|m|mm|pc|pt)?$/.test(value) &&
        Number.parseFloat(value) > 0;
      if (isBox) return value === undefined ? [] : [`${name}="${escapeAttribute(value)}"`];
      return [`${name}="${isLength ? value : usual}"`];
    });
    return [
      `xmlns="${namespaces.svg}"`,
      ...written,
      ...(isBox ? [`viewBox="${box.map(Number).join(' ')}"`] : []),
    ].join(' ');
  }

  function formatTag(root: SvgElement, size: string): string {
    return `<svg ${size}${writeAttributes(root, true)}`;
  }

  return { write };
}

const sizeAttributes: ReadonlySet<string> = new Set(['width', 'height', 'viewBox']);

/** Attributes that no animation changes. */
const unanimated: ReadonlySet<string> = new Set([
  'id',
  'lang',
  'role',
  'version',
  'systemLanguage',
  'requiredFeatures',
  'requiredExtensions',
  'type',
  'media',
]);

function closeTag(name: string, tag: string, children: string): string {
  return children === '' ? `${tag}/>` : `${tag}>${children}</${name}>`;
}

/** A parser of XML makes blanks of line breaks and tabs that stand as themselves. */
function escapeAttribute(value: string): string {
  return escapeXml(value).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

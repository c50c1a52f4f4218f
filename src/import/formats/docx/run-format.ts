import type { Style, Styles } from './styles.ts';
import { createElement } from './write-xml.ts';
import { findChild, valueOf, type XmlElement } from './xml.ts';

/** How the characters of a run look, after all styles. */
interface RunFormat {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStruck: boolean;
  readonly isCode: boolean;
  readonly isHidden: boolean;
  /** `superscript`, `subscript` or undefined. */
  readonly raised: string | undefined;
  /** In half points. */
  readonly size: number;
}

const monospaced =
  /^(?:courier|consolas|menlo|monaco|lucida console|inconsolata|cascadia|source code|fira code|fira mono|andale mono|.*\bmono\b)/i;

/** The look of a run with these properties in a paragraph of that style. */
export function readRunFormat(
  properties: XmlElement | undefined,
  paragraph: Style,
  styles: Styles,
): RunFormat {
  const style = styles.find(valueOf(findChild(properties, 'w:rStyle')));
  const layers = [
    ...(properties === undefined ? [] : [properties]),
    ...style.run,
    ...paragraph.run,
  ];
  const say = (name: string, attribute = 'w:val') =>
    layers
      .map((layer) => valueOf(findChild(layer, name), attribute))
      .find((value) => value !== undefined);
  const has = (...names: readonly string[]) => {
    const said = layers
      .map((layer) => findChild(layer, ...names))
      .find((element) => element !== undefined);
    return said !== undefined && !/^(?:0|false|off|none)$/.test(valueOf(said) ?? '');
  };
  const isMonospaced =
    monospaced.test(say('w:rFonts', 'w:ascii') ?? '') && !monospaced.test(styles.font);
  const raised = say('w:vertAlign');
  return {
    isBold: has('w:b'),
    isItalic: has('w:i'),
    isStruck: has('w:strike', 'w:dstrike'),
    isCode: style.role.kind === 'code' || isMonospaced,
    isHidden: has('w:vanish'),
    raised: raised === 'superscript' || raised === 'subscript' ? raised : undefined,
    size: Number(say('w:sz') ?? styles.size),
  };
}

/** The look as properties of a run, within a paragraph whose own look says some of it. */
export function toRunProperties(
  format: RunFormat,
  within: { readonly isHeading: boolean; readonly isCode: boolean },
): XmlElement {
  const isPlain = within.isCode;
  return createElement('w:rPr', {}, [
    ...(format.isCode && !isPlain ? [createElement('w:rStyle', { 'w:val': 'code' })] : []),
    ...(format.isBold && !isPlain && !within.isHeading && !format.isCode
      ? [createElement('w:b')]
      : []),
    ...(format.isItalic && !isPlain && !format.isCode ? [createElement('w:i')] : []),
    ...(format.isStruck && !isPlain ? [createElement('w:strike')] : []),
    ...(format.raised === undefined || isPlain
      ? []
      : [createElement('w:vertAlign', { 'w:val': format.raised })]),
  ]);
}

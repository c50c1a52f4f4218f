import { bases, isBasis, type Basis } from '../text/index.ts';
import { formatBasisAnchor, formatReferenceAnchor } from '../addresses/index.ts';
import { fill, formatFileSize, type Labels } from '../locale/index.ts';

/**
 * What a Markdown plugin cannot know when it renders a body: numbers that count over all bodies of
 * a page, and words in the language of the site. A placeholder stands for it until the page is
 * complete.
 */
type Placeholder =
  /**
   * What the mark of a source says to a screen reader. The first of a source gives it its number;
   * `anchor` is the id of the mark.
   */
  | { readonly kind: 'reference'; readonly source: string; readonly anchor: string }
  /** The number of a source, behind its `reference`. */
  | { readonly kind: 'number'; readonly source: string }
  /** What a statement rests on if there is no study for it, in words and as a letter. */
  | { readonly kind: 'basis' | 'basis-letter'; readonly basis: Basis }
  /** The word for a kind of callout. */
  | { readonly kind: 'callout'; readonly callout: keyof Labels['calloutKinds'] }
  /** The heading of the notes below a text, and the name of their section. */
  | { readonly kind: 'footnotes'; readonly place: 'heading' | 'name' }
  /** What the mark of a note, and a link back to it, say to a screen reader. */
  | { readonly kind: 'footnote' | 'footnote-back'; readonly mark: string }
  /** The kind of a file for download, and its size in bytes. */
  | { readonly kind: 'download'; readonly format: string; readonly bytes: string }
  /** What the button says that copies code, and what it says then. */
  | { readonly kind: 'code'; readonly part: 'copy' | 'copied' | 'failed' }
  /** The name of the next table. */
  | { readonly kind: 'table' };

// Characters that Unicode sets aside for such use, and that stand in no text:
// https://www.unicode.org/faq/private_use.html#noncharacters
const [open, close] = ['\ufdd0', '\ufdd1'];

/**
 * Writes a placeholder as a text, which may be part of the text or of an attribute of an element.
 */
export function formatPlaceholder(placeholder: Placeholder): string {
  return `${open}${Object.values(placeholder).join(' ')}${close}`;
}

/**
 * A source as a page cites it: its number from 1, and the ids of its marks in the text, in order.
 */
export interface NumberedCitation {
  readonly sourceId: string;
  readonly number: number;
  readonly marks: readonly string[];
}

/** The letter that marks a basis in a text: the first of its name, as a capital. */
export function getBasisLetter(basis: Basis, labels: Labels): string {
  return labels.bases[basis].charAt(0).toLocaleUpperCase(labels.language);
}

/**
 * Fills the placeholders of a page that is put together, in their order, and tells what the page
 * cites and on what else it stands. Of an answer with a list of references of its own,
 * `questionAnchor` is the id of its question, and its marks lead to that list.
 */
export function fillPlaceholders(
  html: string,
  labels: Labels,
  questionAnchor?: string,
): { html: string; citations: NumberedCitation[]; bases: Basis[] } {
  const marks = new Map<string, string[]>();
  const used = new Set<Basis>();
  let tables = 0;
  const mark = (words: string) =>
    labels.lang === undefined ? words : `<span lang="${labels.lang}">${words}</span>`;
  const fillOne = (placeholder: string): string | undefined => {
    const [kind, id = '', anchor = ''] = placeholder.split(' ');
    switch (kind) {
      case 'reference':
        marks.set(id, [...(marks.get(id) ?? []), anchor]);
        return fill(labels.reference, { number: toNumber(id) });
      case 'number':
        return String(toNumber(id));
      case 'basis':
        if (!isBasis(id)) return undefined;
        used.add(id);
        return mark(labels.bases[id]);
      case 'basis-letter':
        return isBasis(id) ? getBasisLetter(id, labels) : undefined;
      case 'callout':
        return isCallout(id, labels) ? mark(labels.calloutKinds[id]) : undefined;
      case 'download':
        return `${id.toUpperCase()}, ${formatFileSize(Number(anchor), labels.language)}`;
      case 'code':
        if (!Object.hasOwn(codeLabels, id)) return undefined;
        // The other labels are values of attributes, which hold no markup.
        return id === 'copy' ? mark(labels.copyCode) : labels[codeLabels[id] ?? 'copyCode'];
      case 'footnotes':
        return id === 'heading' ? mark(labels.footnotes) : labels.footnotes;
      case 'footnote':
        return fill(labels.footnote, { mark: id });
      case 'footnote-back':
        return fill(labels.backToText, { mark: id });
      case 'table':
        tables += 1;
        return fill(labels.table, { number: tables });
      default:
        return undefined;
    }
  };
  const toNumber = (source: string) => [...marks.keys()].indexOf(source) + 1;
  const [first = '', ...rest] = html.split(open);
  const filled = [first];
  for (const piece of rest) {
    const end = piece.indexOf(close);
    const placeholder = end < 0 ? '' : piece.slice(0, end);
    const words = fillOne(placeholder);
    const [kind, id = ''] = placeholder.split(' ');
    // What a mark says stands behind where it leads, in the same tag.
    if (kind === 'reference' && questionAnchor !== undefined)
      filled.push(
        leadTo(
          filled.pop() ?? '',
          formatReferenceAnchor(id),
          formatReferenceAnchor(id, questionAnchor),
        ),
      );
    if (kind === 'basis-letter' && isBasis(id) && questionAnchor !== undefined)
      filled.push(
        leadTo(filled.pop() ?? '', formatBasisAnchor(id), formatBasisAnchor(id, questionAnchor)),
      );
    // If the character is not part of a placeholder, the author wrote it.
    filled.push(words === undefined ? piece : words + piece.slice(end + close.length));
  }
  const citations = [...marks].map(([sourceId, anchors], index) => ({
    sourceId,
    number: index + 1,
    marks: anchors,
  }));
  return {
    html: filled.join(''),
    citations,
    bases: bases.filter((each) => used.has(each)),
  };
}

/** HTML whose last link to the place `shared` leads to the place `own` of its answer instead. */
function leadTo(html: string, shared: string, own: string): string {
  const link = `href="#${shared}"`;
  const at = html.lastIndexOf(link);
  return at < 0 ? html : `${html.slice(0, at)}href="#${own}"${html.slice(at + link.length)}`;
}

const codeLabels: Readonly<Record<string, 'copyCode' | 'codeCopied' | 'copyCodeFailed'>> = {
  copy: 'copyCode',
  copied: 'codeCopied',
  failed: 'copyCodeFailed',
};

function isCallout(id: string, { calloutKinds }: Labels): id is keyof Labels['calloutKinds'] {
  return Object.hasOwn(calloutKinds, id);
}

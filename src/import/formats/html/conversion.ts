import { createHash } from 'node:crypto';
import type { RootContent } from 'mdast';
import type { ImageFile, DroppedText, ImportMessage } from '../../document.ts';
import type { HtmlNode } from './element.ts';
import { collectVisibleText } from './visible-text.ts';

/** How a piece of HTML is made a tree. */
export interface HtmlOptions {
  /** The address of the page, against which the addresses in it are completed; without it they stay as they are. */
  readonly base?: string | undefined;
  /** The bytes of an image that lies beside the input, by its address as written; undefined where there is none. */
  readonly readImage?: ((address: string) => Uint8Array | undefined) | undefined;
  /** What stands in the place of each `<import-slot name="…">`: what an outer format has understood already. */
  readonly slots?: ReadonlyMap<string, readonly RootContent[]> | undefined;
}

/** What comes up while one piece of HTML is made a tree. */
export interface Conversion {
  readonly options: HtmlOptions;
  readonly dropped: DroppedText[];
  readonly messages: ImportMessage[];
  readonly images: ImageFiles;
  /** The short forms that are written out already, so that each is once. */
  readonly explained: Set<string>;
  /** The headings that have a name to which links lead, by that name: what such a link is here. */
  readonly fragments: ReadonlyMap<string, string>;
  /** Notes that nothing of the node goes into the text; without words, nothing is noted. */
  readonly drop: (node: HtmlNode, reason: string) => void;
  readonly report: (line: number, message: string, requiresAction?: boolean) => void;
}

export function createConversion(
  options: HtmlOptions,
  fragments: ReadonlyMap<string, string>,
): Conversion {
  const dropped: DroppedText[] = [];
  const messages: ImportMessage[] = [];
  return {
    options,
    dropped,
    messages,
    images: createImageFiles(),
    explained: new Set(),
    fragments,
    drop: (node, reason) => {
      const [first, ...others] = collectVisibleText([node]);
      if (first !== undefined)
        dropped.push({
          line: first.line,
          words: [first, ...others].map(({ words }) => words).join(' '),
          reason,
        });
    },
    report: (line, message, requiresAction = false) => {
      messages.push({ line, message, requiresAction });
    },
  };
}

/** The images that one input holds, each once, under names that no other has. */
interface ImageFiles {
  readonly files: ImageFile[];
  /** Keeps an image and returns its address, `./name`: that of the equal one where there is one already. */
  readonly add: (bytes: Uint8Array, name: string, line: number) => string;
}

function createImageFiles(): ImageFiles {
  const files: ImageFile[] = [];
  const addresses = new Map<string, string>();
  const counts = new Map<string, number>();
  const toFree = (name: string): string => {
    const count = (counts.get(name.toLowerCase()) ?? 0) + 1;
    counts.set(name.toLowerCase(), count);
    const [, stem = 'image', ending = 'png'] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
    return count === 1 ? name : toFree(`${stem}-${count}.${ending}`);
  };
  return {
    files,
    add: (bytes, name, line) => {
      const key = createHash('sha256').update(bytes).digest('base64');
      const known = addresses.get(key);
      if (known !== undefined) return known;
      const free = toFree(name);
      files.push({ line, name: free, bytes });
      addresses.set(key, `./${free}`);
      return `./${free}`;
    },
  };
}

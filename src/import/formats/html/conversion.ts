import { createHash } from 'node:crypto';
import type { RootContent } from 'mdast';
import type { ImageFile, DroppedText, ImportMessage } from '../../document.ts';
import type { HtmlNode } from './element.ts';
import { collectVisibleText } from './visible-text.ts';

/** Options for converting HTML. */
export interface HtmlOptions {
  /** The base URL for relative addresses; without it they stay as they are. */
  readonly base?: string | undefined;
  /** The bytes of an image beside the input, by its address; undefined if there is none. */
  readonly readImage?: ((address: string) => Uint8Array | undefined) | undefined;
  /** The nodes for each `<import-slot name="…">`, which an outer format has converted already. */
  readonly slots?: ReadonlyMap<string, readonly RootContent[]> | undefined;
}

/** The state of a conversion. */
export interface Conversion {
  readonly options: HtmlOptions;
  readonly dropped: DroppedText[];
  readonly messages: ImportMessage[];
  readonly images: ImageFiles;
  /** The abbreviations that were expanded already; each is expanded once. */
  readonly explained: Set<string>;
  /** The ids of all places in the input. */
  readonly ids: ReadonlySet<string>;
  /** Records the dropped text of a node, if there is any. */
  readonly drop: (node: HtmlNode, reason: string) => void;
  readonly report: (line: number, message: string, requiresAction?: boolean) => void;
}

export function createConversion(options: HtmlOptions, ids: ReadonlySet<string>): Conversion {
  const dropped: DroppedText[] = [];
  const messages: ImportMessage[] = [];
  return {
    options,
    dropped,
    messages,
    images: createImageFiles(),
    explained: new Set(),
    ids,
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

/** The images of one input, deduplicated and with unique names. */
interface ImageFiles {
  readonly files: ImageFile[];
  /** Adds an image and returns its address, `./name`; equal images share one. */
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

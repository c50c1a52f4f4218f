import { createHash } from 'node:crypto';
import type { ImageFile } from '../../document.ts';

/** The images that one input holds, each once, under names that no other has. */
export interface ImageFiles {
  readonly files: ImageFile[];
  /** Keeps an image and returns its address, `./name`: that of the equal one where there is one already. */
  readonly add: (bytes: Uint8Array, name: string, line: number) => string;
}

export function createImageFiles(): ImageFiles {
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

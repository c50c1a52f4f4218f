import { createHash } from 'node:crypto';

/** What stands in a repository in the place of a file that is kept elsewhere (Git LFS). */
const pointer =
  /^version https:\/\/git-lfs\.github\.com\/spec\/[^\n]*\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n/;

/** What tells the bytes of an image from others, for people: their number and the beginning of their SHA-256. */
export function describeImage(bytes: Buffer): string {
  const [, kept, size] = pointer.exec(bytes.toString('latin1', 0, 400)) ?? [];
  const hash = kept ?? createHash('sha256').update(bytes).digest('hex');
  return `${size ?? bytes.length} bytes (${hash.slice(0, 8)})`;
}

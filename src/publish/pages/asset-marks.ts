/** How the names of files end that a bundler or the build makes. */
const endings = /\.(?:avif|css|gif|ico|jpe?g|js|json|otf|png|svg|ttf|txt|wasm|webp|woff2?)(?!\w)/g;

const isOfMark = /[\w-]/;

/**
 * The words in a text that end as the name of an asset does, as often as they stand there: the hash
 * of `assets/cover.Xa3_1b.webp` with its ending. All kinds of text write these letters alike. Dots
 * are few among letters, so that each is sought first and then what stands before it.
 */
export function listAssetMarks(text: string): string[] {
  return [...text.matchAll(endings)].map(({ 0: ending, index }) => {
    let start = index;
    while (start > 0 && isOfMark.test(text.charAt(start - 1))) start -= 1;
    return text.slice(start, index + ending.length);
  });
}

/**
 * The mark of an asset: the end of its name from its hash on. Undefined if it has none, and cannot
 * be sought.
 */
export function getAssetMark(path: string): string | undefined {
  return /[\w-]+\.\w+$/.exec(path)?.[0];
}

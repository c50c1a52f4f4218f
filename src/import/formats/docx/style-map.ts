const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The list item within which a paragraph of that depth stands. */
function toOuter(depth: number): string {
  return 'ul|ol > li > '.repeat(depth - 1);
}

function toListRules(depth: number): string[] {
  return ['ordered', 'unordered'].flatMap((kind) => {
    const list = kind === 'ordered' ? 'ol' : 'ul';
    return [
      `p[style-name='item ${kind} ${depth} first'] => ${toOuter(depth)}${list}:fresh > li:fresh`,
      `p[style-name='item ${kind} ${depth}'] => ${toOuter(depth)}${list} > li:fresh`,
    ];
  });
}

/** For each of the styles that the preparation gives, the elements of HTML that mammoth writes. */
export const styleMap: readonly string[] = [
  "p[style-name='text'] => p:fresh",
  "p[style-name='title'] => h1.import-title:fresh",
  "p[style-name='subtitle'] => p.import-subtitle:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='heading ${level}'] => h${level}:fresh`),
  "p[style-name='quote'] => blockquote > p:fresh",
  "p[style-name='code'] => pre:separator('\\n')",
  "p[style-name='rule'] => div.import-rule:fresh",
  ...levels.flatMap(toListRules),
  ...levels.map(
    (depth) => `p[style-name='more ${depth}'] => ${toOuter(depth)}ul|ol > li > p:fresh`,
  ),
  "r[style-name='code'] => code",
];

/** The names of the styles of paragraphs, each of which is its own id too. */
export const paragraphStyles: readonly string[] = styleMap.flatMap(
  (rule) => /^p\[style-name='([^']+)'\]/.exec(rule)?.[1] ?? [],
);

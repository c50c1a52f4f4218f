export { parseMarkdown, type Dialect } from '../domain/markdown-tree.ts';

export { componentRegistry, listComponentFiles } from './component-registry.ts';
export { judgeNode } from './content-policy.ts';
export { renderingFeatures } from './footnotes.ts';
export { judgeMath } from './math.ts';
export { judgeHtml } from './html-policy.ts';
export { createMarkdownPlugins, htmlPlugins } from './plugins.ts';
export type { Violation } from './violation.ts';

export { cleanSvg, type CleanSvg } from './clean.ts';
export { decodeSvg } from './document.ts';
export type { SvgFinding } from './document.ts';

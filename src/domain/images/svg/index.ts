export { cleanSvg, type CleanSvg } from './clean.ts';
export { decodeSvg } from './decode.ts';
export type { SvgFinding } from './finding.ts';

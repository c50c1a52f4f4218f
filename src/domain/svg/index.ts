export { cleanSvg } from './clean.ts';
export { decodeSvg } from './document.ts';

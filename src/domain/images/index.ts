export type { Image } from './image.ts';
export {
  fillsShareImage,
  fitOwnImage,
  fitTitle,
  formatShareImageAlt,
  formatShareImagePath,
  shareImageSize,
  type ShareColors,
  type ShareImage,
} from './share-image.ts';
export { cleanSvg } from './svg/clean.ts';
export { decodeSvg } from './svg/document.ts';

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

export {
  besideContent,
  designFolders,
  replaceableComponents,
  siteStyleSheet,
  toDesignPart,
  toSitePagePermalink,
  type DesignPart,
  type ReplaceableComponent,
} from './beside-content.ts';
export { parseColor } from './color.ts';
export { findStyleReferences } from './style-sheet.ts';
export {
  collectContrastIssues,
  createTheme,
  defaultTheme,
  designColors,
  getShareColors,
  isDarkOnly,
  leastContrast,
  serializeTheme,
  type ContrastIssue,
  type Design,
  type FontFace,
} from './theme.ts';

import type { Rule } from './rule.ts';
import { checkAnswerHeadings } from './rules/answer-headings.ts';
import { checkCharacters } from './rules/characters.ts';
import { checkCitations } from './rules/citations.ts';
import { checkContentPolicy } from './rules/content-policy.ts';
import { checkEmbeddedFaq } from './rules/embedded-faq.ts';
import { checkEncoding } from './rules/encoding.ts';
import { checkFileName } from './rules/file-name.ts';
import { checkFilePlace } from './rules/file-place.ts';
import { checkFileSize } from './rules/file-size.ts';
import { checkFrontMatter } from './rules/front-matter.ts';
import { checkImageFile } from './rules/image-file.ts';
import { checkImages } from './rules/images.ts';
import { checkLinks } from './rules/links.ts';
import { checkMdxSyntax } from './rules/mdx-syntax.ts';
import { checkReferences } from './rules/references.ts';
import { checkSchema } from './rules/schema.ts';
import { checkSite } from './rules/site.ts';
import { checkSvg } from './rules/svg.ts';
import { checkUnresolvedLinks } from './rules/unresolved-links.ts';
import { checkYaml } from './rules/yaml.ts';

/** The rules on files and texts as they lie on the disk. */
export const fileRules: readonly Rule[] = [
  checkFilePlace,
  checkFileName,
  checkFileSize,
  checkImageFile,
  checkSvg,
  checkEncoding,
  checkCharacters,
];

/** The rules on one entry after the other. They are given some entries at a time, and alone look into bodies. */
export const entryRules: readonly Rule[] = [
  checkFrontMatter,
  checkYaml,
  checkSchema,
  checkReferences,
  checkMdxSyntax,
  checkContentPolicy,
  checkAnswerHeadings,
  checkEmbeddedFaq,
  checkCitations,
  checkImages,
  checkLinks,
  checkUnresolvedLinks,
];

/** The rules on the site as a whole. They are given all entries, and know bodies by their facts only. */
export const siteRules: readonly Rule[] = [checkSite];

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

/** Every rule, from the file to what it means; of problems at one place the first comes first. */
export const rules: readonly Rule[] = [
  checkFilePlace,
  checkFileName,
  checkFileSize,
  checkImageFile,
  checkSvg,
  checkEncoding,
  checkCharacters,
  checkFrontMatter,
  checkYaml,
  checkSchema,
  checkSite,
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

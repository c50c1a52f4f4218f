/** What the command `import` and the program that checks its result need. */

export { findInputs } from './find-inputs.ts';
export { describeFormats } from './formats.ts';
export { planDocuments, requiresAction } from './import-documents.ts';
export { formatImportJson } from './reporters/json.ts';
export { formatImport } from './reporters/text.ts';
export {
  createLimitedProcess,
  type ImportLimits,
  isOfKind,
  minMemory,
  defaultLimits,
} from './steps/limited-process.ts';
export { createStepsProcess } from './steps/steps-process.ts';
export { hasEntry } from './write/known-content.ts';
export { writePlan } from './write/write-plan.ts';

export { writeSchemas } from './editor.ts';
export { RefusedError, findDesignFolder, formatPath, packageRoot } from './project.ts';
export { publish, type Publication } from './publish.ts';
export { serve } from './serve.ts';

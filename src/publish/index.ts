export { writeSchemas } from './editor.ts';
export { publish, type Publication } from './publish.ts';
export { serve } from './serve.ts';

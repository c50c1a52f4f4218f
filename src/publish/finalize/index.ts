export { manifestFile, parseManifest, readManifest, type Manifest } from './manifest.ts';
export { compareFolder, compareHost, type Difference } from './verify.ts';

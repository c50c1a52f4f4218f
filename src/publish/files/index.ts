export { describeUnfitOut } from './out-folder.ts';

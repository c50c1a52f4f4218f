export {
  StarterError,
  describeUnfitFact,
  starterFields,
  starterHosts,
  writeStarter,
  type StarterField,
  type StarterHost,
} from './starter.ts';

export { explainFailure } from './failure.ts';
export { deployToFolder } from './folder.ts';
export { formatDeployed, formatPlanned, type DeployPlan } from './plan.ts';
export { useRelease } from './release.ts';
export { rollBack } from './roll-back.ts';
export { parseTarget, type DeployTarget, type S3Place } from './target.ts';

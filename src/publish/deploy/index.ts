export { explainFailure } from './failure.ts';
export { deployToFolder } from './folder.ts';
export { formatDeployed, formatPlanned, type DeployPlan } from './plan.ts';
export { useRelease } from './release.ts';
export { rollBack } from './roll-back.ts';
export { explainS3Failure, openStorage } from './s3-storage.ts';
export { deployToS3, unlock } from './s3.ts';
export { parseTarget, type DeployTarget, type S3Place } from './target.ts';

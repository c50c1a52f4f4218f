const unreachable =
  'the storage cannot be reached. Look whether there is a network, and whether AWS_ENDPOINT_URL_S3 is its address, then deploy again.';
const refused =
  'the storage refuses the keys. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys that hold, then deploy again.';

/** What to do about each error, by the name that the storage, its client or the system gives it. */
const remedies: Readonly<Record<string, string>> = {
  NoSuchBucket:
    'there is no bucket of this name. Make it where the storage is managed, or write the name of another.',
  InvalidAccessKeyId: refused,
  SignatureDoesNotMatch: refused,
  Unauthorized: refused,
  ExpiredToken: 'the keys hold no longer. Sign in again, then deploy again.',
  AccessDenied:
    'these keys may not do this. They must be allowed to list the bucket (s3:ListBucket) and to read, write and delete in it (s3:GetObject, s3:PutObject, s3:DeleteObject).',
  CredentialsProviderError:
    'there are no keys. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, then deploy again.',
  PermanentRedirect: 'the bucket lies in another region. Set AWS_REGION to it, then deploy again.',
  AuthorizationHeaderMalformed:
    'the bucket lies in another region. Set AWS_REGION to it, then deploy again.',
  RequestTimeTooSkewed: 'the clock of this computer is wrong. Set it, then deploy again.',
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EPIPE: unreachable,
  TimeoutError: unreachable,
};

/** What to do about an error of a storage; undefined where it is another’s. */
export function explainS3Failure(error: Error): string | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  for (const name of [error.name, code])
    if (Object.hasOwn(remedies, name)) return `${remedies[name]} (${name})`;
  if (error.message.startsWith('Region is missing'))
    return 'nothing says in which region the bucket lies. Set AWS_REGION to it (for a storage of your own, us-east-1 will mostly do), then deploy again.';
  const status = getStatus(error);
  if (status === 401) return `${refused} (${status})`;
  if (status === 403) return `${remedies['AccessDenied']} (${status})`;
  if (status !== undefined && status >= 500)
    return `the storage has failed (${status}). Wait a little, then deploy again.`;
  // What the client says where an answer is no XML, or an error without a name.
  const isForeign =
    error.message === 'UnknownError' || error.message.includes('Deserialization error');
  return isForeign
    ? `what answers is no storage that speaks S3${status === undefined ? '' : ` (status ${status})`}. Set AWS_ENDPOINT_URL_S3 to the address of the storage, then deploy again.`
    : undefined;
}

function getStatus(error: Error): number | undefined {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata))
    return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

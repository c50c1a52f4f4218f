import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Place } from '../target.ts';

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

/** What a server says of a file besides its bytes. */
export interface FileHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * Files in an S3-compatible storage, by their paths below the place that was opened. A `signal`
 * cuts off what it is given to.
 */
export interface Storage {
  /**
   * What the storage calls each file; each change of one gives it another name. With `below`, only
   * those whose paths begin so.
   */
  readonly list: (signal?: AbortSignal, below?: string) => Promise<Map<string, string>>;
  readonly read: (path: string, signal?: AbortSignal) => Promise<string | undefined>;
  /** The bytes of a file of at most so many; undefined if there is none, or a larger one. */
  readonly readBytes: (path: string, most: number) => Promise<Uint8Array | undefined>;
  /** Sends a file and returns what the storage calls it. */
  readonly send: (
    path: string,
    bytes: Uint8Array,
    headers: FileHeaders,
    signal?: AbortSignal,
  ) => Promise<string>;
  /**
   * Sends a file only if there is none of this name, as far as the storage knows of conditions;
   * some do not and send it all the same.
   */
  readonly create: (path: string, bytes: Uint8Array, headers: FileHeaders) => Promise<void>;
  readonly remove: (path: string, signal?: AbortSignal) => Promise<void>;
  readonly close: () => void;
}

/** How long the storage may be silent before the client tries again, in milliseconds. */
const patience = { connectionTimeout: 10_000, socketTimeout: 60_000 };

/**
 * Opens a place. Keys and region come from where the tools of AWS look for them; `endpoint` is the
 * address of another storage, which then is asked by paths, since few of those have a name for each
 * bucket.
 */
export function openStorage({ bucket, prefix }: S3Place, endpoint: string | undefined): Storage {
  const client = new S3Client({
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestHandler: patience,
    // Checksums of AWS’s own, which other storages refuse; each file comes with its MD5, which all
    // know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (path: string) => ({ Bucket: bucket, Key: prefix + path });
  return {
    list: (signal, below = '') => list(client, { bucket, prefix }, below, signal),
    readBytes: async (path, most) => {
      try {
        const { Body, ContentLength } = await client.send(new GetObjectCommand(at(path)));
        if (ContentLength !== undefined && ContentLength <= most)
          return await Body?.transformToByteArray();
        // What is not read would keep its connection.
        await Body?.transformToWebStream().cancel();
        return undefined;
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    read: async (path, signal) => {
      try {
        return await (
          await client.send(new GetObjectCommand(at(path)), createClientOptions(signal))
        ).Body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    send: async (path, bytes, headers, signal) =>
      (
        await client.send(
          new PutObjectCommand({ ...at(path), ...createBody(bytes, headers) }),
          createClientOptions(signal),
        )
      ).ETag ?? '',
    create: async (path, bytes, headers) => {
      const file = { ...at(path), ...createBody(bytes, headers) };
      try {
        await client.send(new PutObjectCommand({ ...file, IfNoneMatch: '*' }));
      } catch (error) {
        if (!(error instanceof S3ServiceException)) throw error;
        if (error.name === 'NotImplemented') await client.send(new PutObjectCommand(file));
        // There is one, or another is being written at this moment.
        else if (error.$metadata.httpStatusCode !== 412 && error.$metadata.httpStatusCode !== 409)
          throw error;
      }
    },
    remove: async (path, signal) =>
      void (await client.send(new DeleteObjectCommand(at(path)), createClientOptions(signal))),
    close: () => client.destroy(),
  };
}

function createBody(bytes: Uint8Array, { contentType, cacheControl }: FileHeaders) {
  return {
    Body: bytes,
    ContentMD5: createHash('md5').update(bytes).digest('base64'),
    ContentType: contentType,
    CacheControl: cacheControl,
  };
}

function createClientOptions(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}

async function list(
  client: S3Client,
  { bucket, prefix }: S3Place,
  below: string,
  signal: AbortSignal | undefined,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  let next: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix + below,
        ContinuationToken: next,
      }),
      createClientOptions(signal),
    );
    for (const { Key, ETag } of page.Contents ?? [])
      if (Key !== undefined) files.set(Key.slice(prefix.length), ETag ?? '');
    next = page.NextContinuationToken;
  } while (next !== undefined);
  return files;
}

/** What to do about an error of a storage, and then `again`; undefined if it is another’s. */
export function explainS3Failure(error: Error, again = 'deploy again'): string | undefined {
  return findRemedy(error)?.replaceAll('deploy again', again);
}

function findRemedy(error: Error): string | undefined {
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

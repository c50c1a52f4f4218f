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
import type { S3Place } from './place.ts';

/** What a server says of a file besides its bytes. */
export interface FileHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

/** Files in an S3-compatible storage, by their paths below the place that was opened. A `signal` cuts off what it is given to. */
export interface Storage {
  /** What the storage calls each file; each change of one gives it another name. */
  readonly list: (signal?: AbortSignal) => Promise<Map<string, string>>;
  readonly read: (path: string, signal?: AbortSignal) => Promise<string | undefined>;
  /** Sends a file and returns what the storage calls it. */
  readonly send: (
    path: string,
    bytes: Uint8Array,
    headers: FileHeaders,
    signal?: AbortSignal,
  ) => Promise<string>;
  /** Sends a file only where there is none of this name, as far as the storage knows of conditions; some do not and send it all the same. */
  readonly create: (path: string, bytes: Uint8Array, headers: FileHeaders) => Promise<void>;
  readonly remove: (path: string, signal?: AbortSignal) => Promise<void>;
  readonly close: () => void;
}

/** How long the storage may be silent before the client tries again, in milliseconds. */
const patience = { connectionTimeout: 10_000, socketTimeout: 60_000 };

/**
 * Opens a place. Keys and region come from where the tools of AWS look for them; `endpoint` is the address of another
 * storage, which then is asked by paths, since few of those have a name for each bucket.
 */
export function openStorage({ bucket, prefix }: S3Place, endpoint: string | undefined): Storage {
  const client = new S3Client({
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestHandler: patience,
    // Checksums of AWS’s own, which other storages refuse; each file comes with its MD5, which all know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (path: string) => ({ Bucket: bucket, Key: prefix + path });
  return {
    list: (signal) => list(client, bucket, prefix, signal),
    read: async (path, signal) => {
      try {
        return await (
          await client.send(new GetObjectCommand(at(path)), toOptions(signal))
        ).Body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    send: async (path, bytes, headers, signal) =>
      (
        await client.send(
          new PutObjectCommand({ ...at(path), ...toBody(bytes, headers) }),
          toOptions(signal),
        )
      ).ETag ?? '',
    create: async (path, bytes, headers) => {
      const file = { ...at(path), ...toBody(bytes, headers) };
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
      void (await client.send(new DeleteObjectCommand(at(path)), toOptions(signal))),
    close: () => client.destroy(),
  };
}

function toBody(bytes: Uint8Array, { contentType, cacheControl }: FileHeaders) {
  return {
    Body: bytes,
    ContentMD5: createHash('md5').update(bytes).digest('base64'),
    ContentType: contentType,
    CacheControl: cacheControl,
  };
}

function toOptions(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}

async function list(
  client: S3Client,
  bucket: string,
  prefix: string,
  signal: AbortSignal | undefined,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  let next: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: next }),
      toOptions(signal),
    );
    for (const { Key, ETag } of page.Contents ?? [])
      if (Key !== undefined) files.set(Key.slice(prefix.length), ETag ?? '');
    next = page.NextContinuationToken;
  } while (next !== undefined);
  return files;
}

/** Where in a storage a release goes. */
export interface S3Place {
  readonly bucket: string;
  /** What every key begins with: nothing, or a path that ends with a slash. */
  readonly prefix: string;
}

/** Reads a target such as `s3://bucket/prefix`; undefined where it is none. */
export function parseS3Place(target: string): S3Place | undefined {
  const { bucket, path } =
    /^s3:\/\/(?<bucket>[\w.-]{3,63})(?:\/(?<path>.*))?$/i.exec(target)?.groups ?? {};
  if (bucket === undefined) return undefined;
  const folders = (path ?? '').split('/').filter((each) => each !== '');
  return { bucket, prefix: folders.map((each) => `${each}/`).join('') };
}

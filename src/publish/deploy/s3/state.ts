/** What is known of a file in the storage. */
export interface SentFile {
  /** Of its bytes and headers; empty where it was begun to be sent and nobody knows whether it is there. */
  readonly hash: string;
  /** What the storage called it when it was sent. A file that is called otherwise was changed by somebody else. */
  readonly etag: string;
}

/** What deploys have put into a storage. It lies there itself, so that any computer can deploy next. */
export interface S3State {
  readonly files: Map<string, SentFile>;
  /** When each file of earlier releases that stayed left them, as an ISO time. */
  kept: ReadonlyMap<string, string>;
}

/** The name of the file in the storage. */
export const stateFile = '.deployed.json';

/** Reads the state; without a text, that of a storage that nothing was deployed to. Throws where the text is none. */
export function parseState(text: string | undefined): S3State {
  const value = parse(text ?? '{"files":{},"kept":{}}');
  if (!isRecord(value) || !isRecord(value['files']) || !isRecord(value['kept']))
    throw new Error(
      `${stateFile} in the storage is not what a deploy writes. Remove it and deploy again: then every file is sent.`,
    );
  const files = Object.entries(value['files']).map(([path, file]) => {
    const { hash, etag } = isRecord(file) ? file : {};
    return [
      path,
      { hash: typeof hash === 'string' ? hash : '', etag: typeof etag === 'string' ? etag : '' },
    ] as const;
  });
  return {
    files: new Map(files),
    kept: new Map(Object.entries(value['kept']).map(([path, left]) => [path, String(left)])),
  };
}

export function formatState({ files, kept }: S3State): string {
  const sort = <Value>(values: ReadonlyMap<string, Value>) =>
    Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ files: sort(files), kept: sort(kept) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

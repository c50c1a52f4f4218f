/** What is posted to tell search engines of changed pages, by the IndexNow protocol. */
interface Announcement {
  readonly siteUrl: string;
  readonly key: string;
  readonly addresses: readonly string[];
}

/** The most addresses that one message may hold, by the protocol. */
const most = 10_000;

/**
 * Posts the addresses to `endpoint`. Throws an error that says what to do where it does not take
 * them.
 */
export async function announce(
  { siteUrl, key, addresses }: Announcement,
  endpoint: string,
): Promise<void> {
  for (let start = 0; start < addresses.length; start += most) {
    const body = JSON.stringify({
      host: new URL(siteUrl).host,
      key,
      keyLocation: `${siteUrl}/${key}.txt`,
      urlList: addresses.slice(start, start + most),
    });
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body,
    });
    if (!response.ok)
      throw new Error(
        `${endpoint} answered ${response.status}. ${describeRemedy(response.status, siteUrl, key)}`,
      );
  }
}

function describeRemedy(status: number, siteUrl: string, key: string): string {
  if (status === 403)
    return `It did not find the key at ${siteUrl}/${key}.txt. Publish the release first.`;
  if (status === 422)
    return `It says that the addresses are not those of ${siteUrl}. Mend url in site.yml.`;
  return status === 429 ? 'It was told too often. Try again tomorrow.' : 'Try again later.';
}

/** Headers by their names. */
export type Headers = Readonly<Record<string, string>>;

/** What a page that only shows text has no use for. */
const unused = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'];

/** What every answer of the server says, with the content security policy of the release. */
export function toSecurityHeaders(policy: string): Headers {
  return {
    'Content-Security-Policy': policy,
    // Not for subdomains, which this release knows nothing of.
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': unused.map((each) => `${each}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

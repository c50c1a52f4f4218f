// Loaded before a command: whatever it asks of the web goes to a server on this machine, or fails as without a network.
const via = process.env['LOCAL_WEB'];
const { fetch: ask } = globalThis;

globalThis.fetch = (address, options) => {
  const url = address instanceof Request ? address.url : String(address);
  if (via !== undefined) return ask(`${via}/${url.replace(/^https?:\/\//, '')}`, options);
  return Promise.reject(
    new TypeError('fetch failed', {
      cause: Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }),
    }),
  );
};

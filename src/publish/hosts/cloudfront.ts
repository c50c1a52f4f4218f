import {
  getCommonHeaders,
  listSpecialRules,
  formatExpression,
  type HostFiles,
  type Headers,
  type HostRules,
} from './rules.ts';

/** What CloudFront takes: bytes of a function, characters of a policy. */
const mostBytes = 10_240;
const longestPolicy = 1783;

/**
 * Writes for S3 with CloudFront a response headers policy, as `aws cloudfront
 * create-response-headers-policy` takes it, and a function for the requests and the responses of
 * viewers, with as many redirects as it may hold.
 */
export function formatCloudFront(rules: HostRules, files: readonly string[]): HostFiles {
  const { all } = getCommonHeaders(rules);
  const policy = all['Content-Security-Policy'] ?? '';
  const left = [...rules.redirects];
  while (Buffer.byteLength(formatFunction(rules, left, files)) > mostBytes && left.length > 0)
    left.length -= Math.ceil(left.length / 50);
  return {
    files: [
      ['_headers.cloudfront.json', `${JSON.stringify(createPolicy(all), null, 2)}\n`],
      ['_redirects.cloudfront.js', formatFunction(rules, left, files)],
    ],
    notes: [
      ...(policy.length <= longestPolicy
        ? []
        : [
            `CloudFront takes a content security policy of ${longestPolicy} characters, and this one has ${policy.length}. Move scripts and styles out of the pages into files, which need no hash.`,
          ]),
      ...(left.length === rules.redirects.length
        ? []
        : [
            `CloudFront takes a function of ${mostBytes} bytes: _redirects.cloudfront.js holds ${left.length} of ${rules.redirects.length} redirects. The pages at the other old addresses lead readers on.`,
          ]),
    ],
  };
}

/** How long a browser may keep a file comes from S3, where a deploy writes it beside the file. */
function createPolicy(all: Headers): object {
  const {
    'Content-Security-Policy': policy,
    'Strict-Transport-Security': transport = '',
    'X-Content-Type-Options': _,
    'Referrer-Policy': referrer,
    'Cache-Control': _cache,
    ...custom
  } = all;
  const items = Object.entries(custom).map(([Header, Value]) => ({
    Header,
    Value,
    Override: true,
  }));
  return {
    Name: 'answerable-site',
    Comment: 'The headers of a site; see docs/publishing.md.',
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true },
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(transport)?.[1] ?? 0),
        IncludeSubdomains: false,
        Preload: false,
        Override: true,
      },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: referrer, Override: true },
    },
    CustomHeadersConfig: { Quantity: items.length, Items: items },
  };
}

/** A function for the runtime `cloudfront-js-2.0`, for both events of a viewer. */
function formatFunction(
  rules: HostRules,
  redirects: HostRules['redirects'],
  files: readonly string[],
): string {
  const special = listSpecialRules(rules).map(({ paths, headers }) => [
    formatExpression(paths),
    toLowerCase(headers),
  ]);
  const data = {
    redirects: Object.fromEntries(redirects.map(({ from, to }) => [from, to])),
    // What a function answers itself may go out without the policy.
    headers: toLowerCase(getCommonHeaders(rules).all),
    special,
    plain: files
      .map((path) => rules.base + path)
      .filter((path) => !/\.[^/]*$/.test(path) && !rules.hidden.includes(path)),
  };
  return `// For the events "viewer request" and "viewer response" of CloudFront, with the runtime cloudfront-js-2.0.
${Object.entries(data)
  .map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`)
  .join('')}
function handler(event) {
  return event.context.eventType === 'viewer-response' ? respond(event.request, event.response) : request(event.request);
}

function request(request) {
  let path = request.uri;
  try {
    path = decodeURI(path);
  } catch (error) {}
  if (Object.prototype.hasOwnProperty.call(redirects, path)) return lead(redirects[path]);
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  else if (!/\\.[^/]*$/.test(path) && plain.indexOf(path) < 0) return lead(request.uri.replace(/^[\\/\\\\]+/, '/') + '/' + query(request.querystring));
  return request;
}

function lead(to) {
  const answer = { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: to } } };
  Object.keys(headers).forEach((name) => { answer.headers[name] = { value: headers[name] }; });
  return answer;
}

function query(parameters) {
  const parts = Object.keys(parameters).map((name) => name + '=' + parameters[name].value);
  return parts.length === 0 ? '' : '?' + parts.join('&');
}

function respond(request, response) {
  special.forEach((rule) => {
    if (!new RegExp(rule[0]).test(request.uri)) return;
    Object.keys(rule[1]).forEach((name) => { response.headers[name] = { value: rule[1][name] }; });
  });
  return response;
}
`;
}

function toLowerCase(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';
import { getTransformedRoutes, isHandler } from '@vercel/routing-utils';
import { z } from 'astro/zod';
import { getCacheControl } from '../../../../src/publish/files/release-file.ts';

/** What a host answers, as far as the files that it reads decide it. */
export interface HostAnswer {
  /** 200 where a file is looked for, else that of a redirect or a refusal. */
  readonly status: number;
  readonly location: string | undefined;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers for an address as it is sent, percent signs included. */
type Host = (address: string) => HostAnswer;

/**
 * How hosts that cannot run here read a release, by the parsers that they publish or by what they
 * document.
 */
export const hosts: Readonly<Record<string, (release: string) => Promise<Host>>> = {
  Netlify: readNetlify,
  Cloudflare: readCloudflare,
  Vercel: readVercel,
  'Azure Static Web Apps': readAzure,
  'S3 with CloudFront': readCloudFront,
};

/** Hosts that answer redirects before they look for headers. */
export const hostsWithBareRedirects: ReadonlySet<string> = new Set([
  'Netlify',
  'Cloudflare',
  'Vercel',
  'Azure Static Web Apps',
]);

const usualCaching = { 'cache-control': 'public, max-age=0, must-revalidate' };

async function readNetlify(release: string): Promise<Host> {
  const { headers, errors } = await parseAllHeaders({
    headersFiles: [join(release, '_headers')],
    configHeaders: [],
    netlifyConfigPath: undefined,
    minimal: false,
  });
  const parsed = await parseAllRedirects({
    redirectsFiles: [join(release, '_redirects')],
    configRedirects: [],
    minimal: true,
  });
  if (errors.length > 0 || parsed.errors.length > 0)
    throw new Error(`Netlify refuses: ${[...errors, ...parsed.errors].join('\n')}`);
  const redirects = z
    .array(z.object({ from: z.string(), to: z.string(), status: z.number() }))
    .parse(parsed.redirects);
  return (address) => {
    const moved = redirects.find(({ from }) => from === address);
    if (moved !== undefined) return { status: moved.status, location: moved.to, headers: {} };
    const found = headers.flatMap((rule) =>
      'forRegExp' in rule && rule.forRegExp.test(address) ? Object.entries(rule.values) : [],
    );
    return { status: 200, location: undefined, headers: { ...usualCaching, ...joinValues(found) } };
  };
}

async function readCloudflare(release: string): Promise<Host> {
  const lines = (await readFile(join(release, '_headers'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  const rules: { pattern: RegExp; values: [string, string][] }[] = [];
  for (const line of lines) {
    if (line.length > 2000)
      throw new Error(`Cloudflare reads no line of ${line.length} characters.`);
    const colon = line.indexOf(':');
    if (!/^\s/.test(line)) rules.push({ pattern: toCloudflarePattern(line), values: [] });
    else rules.at(-1)?.values.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  if (rules.length > 100) throw new Error(`Cloudflare reads no ${rules.length} rules.`);
  const redirects = (await readFile(join(release, '_redirects'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from = '', to = '', status = '', ...rest] = line.split(/\s+/);
      if (rest.length > 0 || status !== '301' || /[*:]/.test(from) || line.length > 1000)
        throw new Error(`Cloudflare reads this line in another way: ${line}`);
      return { from, to };
    });
  if (redirects.length > 2000)
    throw new Error(`Cloudflare reads no ${redirects.length} redirects.`);
  return (address) => {
    const moved = redirects.find(({ from }) => from === address);
    if (moved !== undefined) return { status: 301, location: moved.to, headers: {} };
    return {
      status: 200,
      location: undefined,
      headers: {
        ...usualCaching,
        ...joinValues(
          rules.flatMap(({ pattern, values }) => (pattern.test(address) ? values : [])),
        ),
      },
    };
  };
}

function toCloudflarePattern(rule: string): RegExp {
  const parts = rule
    .split(/(\*|(?<=\/):[A-Za-z]\w*)/)
    .map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('')}$`);
}

/** Of a header that several rules give, both hosts send all values, with commas between. */
function joinValues(found: readonly (readonly [string, string])[]): Record<string, string> {
  const byName = Map.groupBy(found, ([name]) => name.toLowerCase());
  return Object.fromEntries(
    [...byName].map(([name, values]) => [name, values.map(([, value]) => value).join(', ')]),
  );
}

const vercelSettings = z.strictObject({
  $schema: z.literal('https://openapi.vercel.sh/vercel.json'),
  framework: z.null(),
  installCommand: z.literal(''),
  buildCommand: z.literal(''),
  outputDirectory: z.literal('.'),
  cleanUrls: z.literal(false),
  trailingSlash: z.literal(true),
  headers: z.array(
    z.strictObject({
      source: z.string().max(4096),
      headers: z.array(z.strictObject({ key: z.string(), value: z.string().max(4096) })),
    }),
  ),
  redirects: z
    .array(
      z.strictObject({
        source: z.string().max(4096),
        destination: z.string().max(4096),
        statusCode: z.literal(301),
      }),
    )
    .max(2048),
});

async function readVercel(release: string): Promise<Host> {
  const { headers, redirects, cleanUrls, trailingSlash } = vercelSettings.parse(
    await readJson(release, 'vercel.json'),
  );
  const { routes, error } = getTransformedRoutes({ headers, redirects, cleanUrls, trailingSlash });
  if (error !== null) throw new Error(`Vercel refuses: ${error.message}`);
  return (address) => {
    const found: Record<string, string> = {};
    for (const route of routes ?? []) {
      const match = isHandler(route) ? null : new RegExp(route.src ?? '').exec(address);
      if (match === null || isHandler(route)) continue;
      const values = Object.entries(route.headers ?? {}).map(
        ([name, value]) =>
          [
            name.toLowerCase(),
            value.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? ''),
          ] as const,
      );
      Object.assign(found, Object.fromEntries(values));
      if (route.status !== undefined)
        return { status: route.status, location: found['location'], headers: {} };
    }
    return { status: 200, location: undefined, headers: found };
  };
}

const azureRoute = z.strictObject({
  route: z.string().regex(/^\/[^*{}]*(?:\*|\*\.\{\w+(?:,\w+)*\})?$/),
  redirect: z.string().startsWith('/').optional(),
  statusCode: z.union([z.literal(301), z.literal(404)]).optional(),
  headers: z.record(z.string(), z.string()).optional(),
});
const azureSettings = z.strictObject({
  routes: z.array(azureRoute),
  trailingSlash: z.literal('always'),
  globalHeaders: z.record(z.string(), z.string()),
  responseOverrides: z.strictObject({
    404: z.strictObject({ rewrite: z.string().startsWith('/'), statusCode: z.literal(404) }),
  }),
  mimeTypes: z.record(z.string().regex(/^\.\w+$/), z.string()),
});

async function readAzure(release: string): Promise<Host> {
  const bytes = (await readFile(join(release, 'staticwebapp.config.json'))).length;
  if (bytes > 20_000) throw new Error(`Azure reads no file of ${bytes} bytes.`);
  const { routes, globalHeaders, mimeTypes } = azureSettings.parse(
    await readJson(release, 'staticwebapp.config.json'),
  );
  const rules = routes.map((route) => ({
    ...route,
    pattern: new RegExp(
      `^${RegExp.escape(route.route).replace(/\\\*(?:\\\.\\\{(.*)\\\})?$/, (_, endings?: string) => (endings === undefined ? '.*' : `.*\\.(?:${endings.split(',').join('|')})`))}$`,
    ),
  }));
  return (address) => {
    const rule = rules.find(({ pattern }) => pattern.test(address));
    if (rule?.redirect !== undefined)
      return { status: rule.statusCode ?? 302, location: rule.redirect, headers: {} };
    const type = mimeTypes[/\.\w+$/.exec(address.endsWith('/') ? '.html' : address)?.[0] ?? ''];
    return {
      status: rule?.statusCode ?? 200,
      location: undefined,
      headers: {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...toLowerCase(globalHeaders),
        ...toLowerCase(rule?.headers ?? {}),
      },
    };
  };
}

const override = { Override: z.literal(true) };
const cloudFrontPolicy = z.strictObject({
  Name: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/),
  Comment: z.string().max(128),
  SecurityHeadersConfig: z.strictObject({
    ContentSecurityPolicy: z.strictObject({
      ...override,
      ContentSecurityPolicy: z.string().max(1783),
    }),
    StrictTransportSecurity: z.strictObject({
      ...override,
      AccessControlMaxAgeSec: z.int().positive(),
      IncludeSubdomains: z.literal(false),
      Preload: z.literal(false),
    }),
    ContentTypeOptions: z.strictObject(override),
    ReferrerPolicy: z.strictObject({
      ...override,
      ReferrerPolicy: z.enum([
        'no-referrer',
        'no-referrer-when-downgrade',
        'origin',
        'origin-when-cross-origin',
        'same-origin',
        'strict-origin',
        'strict-origin-when-cross-origin',
        'unsafe-url',
      ]),
    }),
  }),
  CustomHeadersConfig: z.strictObject({
    Quantity: z.int(),
    Items: z.array(z.strictObject({ ...override, Header: z.string(), Value: z.string() })),
  }),
});
const cloudFrontHeaders = z.record(
  z.string().regex(/^[a-z0-9-]+$/),
  z.strictObject({ value: z.string() }),
);
const cloudFrontRequest = z.strictObject({
  method: z.string(),
  uri: z.string(),
  querystring: z.record(z.string(), z.object({ value: z.string() })),
  headers: cloudFrontHeaders,
});
const cloudFrontResponse = z.strictObject({
  statusCode: z.int(),
  statusDescription: z.string(),
  headers: cloudFrontHeaders,
});

async function readCloudFront(release: string): Promise<Host> {
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = cloudFrontPolicy.parse(
    await readJson(release, '_headers.cloudfront.json'),
  );
  if (custom.Quantity !== custom.Items.length)
    throw new Error(
      `CloudFront refuses a quantity of ${custom.Quantity} for ${custom.Items.length} headers.`,
    );
  const code = await readFile(join(release, '_redirects.cloudfront.js'), 'utf8');
  if (Buffer.byteLength(code) > 10_240)
    throw new Error(`CloudFront takes no function of ${Buffer.byteLength(code)} bytes.`);
  const all = {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
  return (address) => {
    const [uri = '', query = ''] = address.split('?');
    const querystring = Object.fromEntries(
      query
        .split('&')
        .filter((part) => part !== '')
        .map((part) => part.split('='))
        .map(([name = '', value = '']) => [name, { value }]),
    );
    const given: unknown = runHandler(code, {
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: '127.0.0.1' },
      request: { method: 'GET', uri, querystring, headers: {} },
    });
    const answer = z.union([cloudFrontResponse, cloudFrontRequest]).parse(given);
    if ('statusCode' in answer) {
      const { location, ...headers } = toValues(answer.headers);
      return { status: answer.statusCode, location, headers };
    }
    // S3 sends what a deploy wrote beside the file.
    const stored = { 'cache-control': { value: getCacheControl(answer.uri.slice(1)) } };
    const response = cloudFrontResponse.parse(
      runHandler(code, {
        version: '1.0',
        context: { eventType: 'viewer-response' },
        viewer: { ip: '127.0.0.1' },
        request: answer,
        response: { statusCode: 200, statusDescription: 'OK', headers: stored },
      }),
    );
    return { status: 200, location: undefined, headers: { ...toValues(response.headers), ...all } };
  };
}

/** Runs the function as CloudFront does: with nothing but the language around it. */
function runHandler(code: string, event: object): unknown {
  return JSON.parse(
    runInNewContext(
      `${code}\nJSON.stringify(handler(${JSON.stringify(event)}));`,
      {},
      { timeout: 5000 },
    ),
  );
}

function toValues(
  headers: Readonly<Record<string, { readonly value: string }>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
}

function toLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

async function readJson(release: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(release, name), 'utf8'));
}

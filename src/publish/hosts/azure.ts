import { listContentTypes, getContentType } from '../files/release-file.ts';
import {
  getCommonHeaders,
  listSpecialRules,
  type HostFiles,
  type HostRules,
  type Paths,
} from './rules.ts';

/** Azure refuses a larger file. */
const mostBytes = 20_000;

interface Route {
  readonly route: string;
  readonly [setting: string]: unknown;
}

/**
 * Writes `staticwebapp.config.json` for Azure Static Web Apps, with as many redirects as the file
 * may hold.
 */
export function formatAzure(rules: HostRules): HostFiles {
  const [redirects, special] = [
    rules.redirects.map(({ encodedFrom, to }): Route => ({
      route: encodedFrom,
      redirect: to,
      statusCode: 301,
    })),
    listRoutes(rules),
  ];
  let room = mostBytes - Buffer.byteLength(format(rules, special));
  const held = redirects.filter((route) => {
    room -= Buffer.byteLength(formatRoute(route)) + 2;
    return room >= 0;
  });
  return {
    files: [['staticwebapp.config.json', format(rules, [...held, ...special])]],
    notes:
      held.length === redirects.length
        ? []
        : [
            `Azure Static Web Apps reads ${mostBytes / 1000} kB of settings: staticwebapp.config.json holds ${held.length} of ${redirects.length} redirects. The pages at the other old addresses lead readers on.`,
          ],
  };
}

/** Of these the first that matches an address counts, and no other. */
function listRoutes(rules: HostRules): Route[] {
  return [
    ...rules.hidden.map((route): Route => ({ route, statusCode: 404 })),
    ...listSpecialRules(rules).map(({ paths, headers }): Route => ({
      route: createRoute(paths),
      headers,
    })),
  ];
}

/**
 * A star stands at the end, or before endings in braces; so all files of an ending below a folder
 * are meant, and not those of a name.
 */
function createRoute(paths: Exclude<Paths, { readonly kind: 'all' }>): string {
  if (paths.kind === 'folder') return `${paths.folder}*`;
  return paths.kind === 'file'
    ? paths.path
    : `${paths.folder}*.{${paths.name.slice(paths.name.lastIndexOf('.') + 1)}}`;
}

function format(rules: HostRules, routes: readonly Route[]): string {
  const settings = {
    trailingSlash: 'always',
    globalHeaders: getCommonHeaders(rules).all,
    responseOverrides: { 404: { rewrite: rules.notFound.page, statusCode: 404 } },
    mimeTypes: Object.fromEntries(
      [...listContentTypes().values()]
        .flat()
        .map((ending) => [`.${ending}`, getContentType(`.${ending}`)]),
    ),
  };
  // A route a line, so that the file holds many.
  return `{\n"routes": [\n${routes.map(formatRoute).join(',\n')}\n],\n${JSON.stringify(settings, null, 1).slice(2)}\n`;
}

function formatRoute(route: Route): string {
  return JSON.stringify(route);
}

import type { BodyIssue } from './body.ts';
import type { Entry } from '../entry.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';

/** The tag that stands open where another one is closed; the parser names it by its place in the body. */
export function describeOpeningTag(
  { path, lines, body }: Entry,
  { message }: BodyIssue,
): DiagnosticDetails {
  const [, name, line = '', column = ''] =
    /expected corresponding closing tag for `<([^>]*)>` \((\d+):(\d+)\)/.exec(message) ?? [];
  if (name === undefined || body === undefined) return {};
  const start = lines.toPlace(body.start, body.start);
  const place = {
    line: start.line + Number(line) - 1,
    column: line === '1' ? start.column + Number(column) - 1 : Number(column),
  };
  return {
    suggestion: `</${name}>`,
    related: [
      {
        path,
        ...place,
        endLine: place.line,
        endColumn: place.column + name.length + 2,
        message: `Here <${name}> is opened.`,
      },
    ],
  };
}

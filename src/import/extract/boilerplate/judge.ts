import { cookieNotice, boilerplate, menuHeads } from './phrases.ts';

/** What a line is by its words alone. */
export interface Judgement {
  readonly kind: 'sure' | 'inCompany' | 'cookieNotice';
  readonly reason: string;
  /** Whether the line can be the head of a menu. */
  readonly isMenuHead: boolean;
}

const longestPhrase = 140;
const longestNotice = 1200;

const sure = new Map(
  boilerplate.flatMap((group) => group.sure.map((phrase) => [phrase, group.reason] as const)),
);
const company = new Map(
  boilerplate.flatMap((group) =>
    (group.inCompany ?? []).map((phrase) => [phrase, group.reason] as const),
  ),
);
const patterns = boilerplate.flatMap((group) =>
  (group.patterns ?? []).map((pattern) => ({
    pattern: new RegExp(`^(?:${pattern})$`, 'iu'),
    reason: group.reason,
  })),
);

/** Judges a line of text; undefined where it is none that pages show around their text. */
export function judgeLine(text: string): Judgement | undefined {
  if (text.length > longestNotice) return undefined;
  const line = text.replace(/\s+/g, ' ').trim();
  if (cookieNotice.test(line))
    return { kind: 'cookieNotice', reason: 'a notice of cookies', isMenuHead: false };
  if (line.length > longestPhrase) return undefined;
  const bare = line.toLowerCase().replace(/^[^\p{L}\p{N}©<(«‹←]+|[^\p{L}\p{N}»›→)+]+$/gu, '');
  const isMenuHead = menuHeads.has(bare);
  const known = sure.get(bare);
  if (known !== undefined) return { kind: 'sure', reason: known, isMenuHead };
  const accompanied = company.get(bare);
  if (accompanied !== undefined) return { kind: 'inCompany', reason: accompanied, isMenuHead };
  if (isBreadcrumb(line)) return { kind: 'sure', reason: 'the path to the page', isMenuHead };
  const reason = patterns.find(({ pattern }) => pattern.test(bare) && !isSentence(line))?.reason;
  return reason === undefined ? undefined : { kind: 'sure', reason, isMenuHead };
}

/** "Home > Garden > Bees": the way from the first page to this one. */
function isBreadcrumb(line: string): boolean {
  const parts = line.split(/\s*[>»›→]\s*|\s+\/\s+/u);
  return (
    parts.length >= 2 &&
    /^(?:you are here:? ?|sie sind hier:? ?)?(?:home|start|startseite|homepage|accueil|inicio)$/i.test(
      parts[0] ?? '',
    )
  );
}

/** A line that begins like a button and goes on as a sentence is text. */
function isSentence(line: string): boolean {
  if (
    /^(?:©|\(c\)|copyright|your email address will not|deine e-mail-adresse wird nicht|ihre e-mail-adresse wird nicht)/i.test(
      line,
    )
  )
    return false;
  return /[.!?]\s+\p{L}+\s/u.test(line) || (/[.?]$/.test(line) && line.split(' ').length > 6);
}

import { tokenize, tokenTypes as token } from 'css-tree/tokenizer';
import { ident, string, url } from 'css-tree/utils';

/** The folders beside the content whose files a style sheet of the site may name. */
const styleFolders = ['fonts', 'images', 'styles'] as const;

/** A resource that a style sheet loads, with the range of its URL in the text. */
type StyleReference = { readonly start: number; readonly end: number } & (
  | {
      readonly kind: 'file';
      /** The file below the folder around the content, such as `fonts/lora.woff2`. */
      readonly path: string;
    }
  | {
      readonly kind: 'refused';
      /** What was found, what was expected and what to do. */
      readonly message: string;
    }
);

/** Functions that take an address as a string. */
const functionsOfStrings: ReadonlySet<string> = new Set([
  'src',
  'image',
  'image-set',
  '-webkit-image-set',
]);

/**
 * Finds all that a style sheet of the site asks for. It is read token by token
 * (https://www.w3.org/TR/css-syntax-3/#tokenization), as a browser does, so that nothing is missed
 * in a rule that cannot be parsed. `sheet` is its path below the folder around the content.
 */
export function findStyleReferences(text: string, sheet: string): StyleReference[] {
  const found: StyleReference[] = [];
  const refuse = (start: number, end: number, message: string) =>
    found.push({ kind: 'refused', start, end, message });
  const add = (start: number, end: number, address: string, use: 'import' | 'file') => {
    const { path, message } = resolveAddress(address, sheet, use);
    if (message !== undefined) refuse(start, end, message);
    else if (path !== undefined) found.push({ kind: 'file', start, end, path });
  };
  /** The at-rule whose words these are, if they can name an address. */
  let rule: 'import' | 'namespace' | undefined;
  /** The functions and brackets around, from the outermost; '' for one that means nothing here. */
  const around: string[] = [];
  tokenize(text, (type, start, end) => {
    const written = text.slice(start, end);
    const inner = around.at(-1) ?? '';
    switch (type) {
      case token.AtKeyword: {
        const name = ident.decode(written.slice(1)).toLowerCase();
        rule = name === 'import' || name === 'namespace' ? name : undefined;
        break;
      }
      case token.Semicolon:
      case token.LeftCurlyBracket:
        rule = undefined;
        break;
      case token.Function: {
        const name = ident.decode(written.slice(0, -1)).toLowerCase();
        if (functionsOfStrings.has(inner) && name !== 'url' && name !== 'type')
          refuse(
            start,
            end,
            `${inner}() holds ${name}(), so that nobody can tell here what readers' browsers will ask for. Write the address itself: ${inner}(${toExample(sheet, 'images/name.png')} …).`,
          );
        around.push(name);
        break;
      }
      case token.LeftParenthesis:
        around.push('');
        break;
      case token.RightParenthesis:
        around.pop();
        break;
      case token.Url:
        if (rule !== 'namespace') add(start, end, url.decode(written), rule ?? 'file');
        break;
      case token.String:
        if (rule === 'import' && around.length === 0)
          add(start, end, string.decode(written), 'import');
        else if (rule !== 'namespace' && (inner === 'url' || functionsOfStrings.has(inner)))
          add(start, end, string.decode(written), rule ?? 'file');
        break;
      case token.BadUrl:
      case token.BadString:
        refuse(
          start,
          end,
          `This address or text does not end, or holds signs that need quotes. Write it in quotes: url(${toExample(sheet, 'images/name.png')}).`,
        );
        break;
      default:
    }
  });
  return found;
}

/** A base URL that no style sheet can contain. */
const base = 'https://site.invalid/below/';

function resolveAddress(
  address: string,
  sheet: string,
  use: 'import' | 'file',
): { readonly path?: string; readonly message?: string } {
  const example =
    use === 'import'
      ? `@import ${toExample(sheet, 'styles/name.css')}`
      : `url(${toExample(sheet, 'images/name.png')})`;
  const resolved = URL.parse(address, `${base}${sheet}`);
  if (resolved === null || address.trim() === '')
    return {
      message: `"${address}" is no address of a file. Write the file as it lies as seen from this one: ${example}.`,
    };
  if (address.startsWith('#')) return {};
  if (resolved.protocol === 'data:' && use === 'file')
    return address.slice('data:'.length).trimStart().toLowerCase().startsWith('image/')
      ? {}
      : {
          message: `Here a file is written into the style sheet, and only images may be. Put it into the folder ${listFolders()} and name it: ${example}.`,
        };
  if (resolved.origin !== new URL(base).origin)
    return {
      message: `This would ask ${resolved.host === '' ? resolved.protocol : resolved.host} for a file, and readers' browsers ask nobody but this site. Download the file into the folder ${listFolders()} beside content, and write ${example}.`,
    };
  const path = decode(resolved.pathname.slice(new URL(base).pathname.length));
  const [folder = ''] = path.split('/');
  const isBelow =
    resolved.pathname.startsWith(new URL(base).pathname) && !/^[/\\]/.test(address.trim());
  if (!isBelow || !styleFolders.some((each) => each === folder))
    return {
      message: `"${address}" lies outside of the folders whose files a style sheet may name: ${listFolders()} beside content. Put the file into one of them, and write ${example}.`,
    };
  if (use === 'import' && !path.endsWith('.css'))
    return {
      message: `"${address}" is no style sheet. Import a file that ends in .css: ${example}.`,
    };
  return { path };
}

/** A file as a style sheet writes it, in quotes. */
function toExample(sheet: string, path: string): string {
  const depth = sheet.split('/').length - 1;
  return `"${depth === 0 ? './' : '../'.repeat(depth)}${path}"`;
}

function listFolders(): string {
  return `${styleFolders.slice(0, -1).join(', ')} or ${styleFolders.at(-1) ?? ''}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

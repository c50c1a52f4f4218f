import { getLine } from '../../document.ts';
import { type Block, getPlainText } from '../blocks.ts';
import { parseFaqHeading } from './faq-parts.ts';

/** How many questions make an interview; fewer are asked by chance. */
const fewest = 2;

const announcement =
  /\b(?:interview(?:s|ed|te|t)?|(?:in )?conversation with|talk(?:ed|ing)? (?:to|with)|sp(?:oke|eaking) (?:to|with)|(?:\w+ )?questions (?:for|to) \p{Lu}|q ?& ?a with|gespräch mit|im gespräch|(?:\w+ )?fragen an \p{Lu}|entretien avec|entrevista (?:a|con)|intervista (?:a|con))|专访|專訪|采访|採訪|访谈|訪談|インタビュー|対談|인터뷰/iu;

/** A text whose questions are put to people, so that it is read as a whole. */
interface Interview {
  readonly line: number;
  /** Why it is one: a sentence for people, without a full stop. */
  readonly reason: string;
}

/**
 * Finds out whether the questions of a text are those of an interview: the same ones are put under
 * several headings, or the text says that it is one and its answers speak of "I". Questions below a
 * heading such as "FAQ" are readers' questions.
 */
export function findInterview(title: string, blocks: readonly Block[]): Interview | undefined {
  const asked = collectAsked(blocks);
  const [first] = asked;
  if (first === undefined || asked.length < fewest || asked.some(({ isFaq }) => isFaq))
    return undefined;
  const byQuestion = Map.groupBy(asked, ({ key }) => key);
  const repeated = [...byQuestion.values()].filter(
    (group) => new Set(group.map(({ under }) => under)).size > 1,
  );
  const count = repeated.reduce((sum, group) => sum + group.length, 0);
  if (count * 2 >= asked.length && count > 0) {
    const names = [...new Set(repeated.flat().map(({ under }) => `“${under}”`))];
    const shown = names.length > 3 ? [...names.slice(0, 3), '…'] : names;
    return {
      line: first.line,
      reason: `The same questions stand under several headings (${shown.join(', ')}), as in an interview`,
    };
  }
  const opening = blocks
    .slice(0, 4)
    .filter(({ type }) => type === 'paragraph')
    .map(getPlainText);
  const isAnnounced = [title, ...opening].some((words) => announcement.test(words));
  const isPersonal = asked.filter(({ isPersonal: is }) => is).length * 2 >= asked.length;
  return isAnnounced && isPersonal
    ? {
        line: first.line,
        reason: 'The text says that it is an interview, and its answers are those of a person',
      }
    : undefined;
}

interface Asked {
  readonly line: number;
  readonly key: string;
  /** The heading above it; '' if there is none. */
  readonly under: string;
  readonly isFaq: boolean;
  /** Whether a person is asked who answers as "I". */
  readonly isPersonal: boolean;
}

function collectAsked(blocks: readonly Block[]): Asked[] {
  let [under, isFaq] = ['', false];
  return blocks.flatMap((block): Asked[] => {
    if (block.type === 'heading') {
      under = getPlainText(block);
      isFaq = parseFaqHeading(block) !== undefined;
    }
    if (block.type !== 'questionAndAnswer') return [];
    const answer = block.children.map(getPlainText).join(' ');
    return [
      {
        line: getLine(block),
        key: block.question
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
        under,
        isFaq,
        isPersonal:
          !/\b(?:I|my|ich|mein\w*|je|mon|ma|yo|mi)\b|[我私僕]|(?:저|나)는/u.test(block.question) &&
          /(?:^|[^\p{L}])(?:I|[Mm]y|[Mm]e|[Ii]ch|[Mm]ein\p{L}*|[Jj]e|[Yy]o|[Ii]o)(?![\p{L}])|[我私僕]|(?:저|나)는/u.test(
            answer,
          ),
      },
    ];
  });
}

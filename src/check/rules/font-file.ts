import { besideContent } from '../../domain/design/index.ts';
import { findNearest } from '../../domain/text/index.ts';
import { fontPathPattern } from '../../schemas/index.ts';
import { defineRule } from '../define-rule.ts';
import { findNode } from '../yaml/data.ts';

const signature = 'wOF2';

export default defineRule({
  name: 'font-file',
  level: 'error',
  summary: 'A font of the design that is not there, or is no woff2 file.',
  checkEntry({ collection, yaml }, { content, report }) {
    if (collection !== 'site') return;
    for (const field of ['headingFont', 'textFont']) {
      const node = findNode(yaml?.root, ['design', field]);
      // The schema reports what is no name of a font.
      if (typeof node?.value !== 'string' || !fontPathPattern.test(node.value)) continue;
      const { value } = node;
      const fonts = content.files.filter(
        ({ role }) => role.kind === 'beside' && role.part === 'font',
      );
      const file = fonts.find(({ path }) => path === besideContent + value);
      if (file === undefined) {
        const names = fonts.map(({ path }) => path.slice(besideContent.length));
        const nearest = findNearest(value, names);
        report(
          node,
          `There is no file ${value} beside content. ${nearest === undefined ? 'Put the font there, or leave the field out.' : `Did you mean ${nearest}?`}`,
          nearest === undefined ? {} : { suggestion: nearest },
        );
      } else if (
        file.form === 'file' &&
        file.bytes.length > 0 &&
        file.bytes.toString('latin1', 0, signature.length) !== signature
      )
        report(
          node,
          `${value} is no font in the form woff2. Save it in that form: a file that is only renamed shows nothing.`,
        );
    }
  },
});

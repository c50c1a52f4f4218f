import { getEmergencyText } from '../../search/index.ts';
import { defineRule } from '../define-rule.ts';
import { formatValue } from '../fixes/suggestions.ts';
import { findNode } from '../yaml/data.ts';

/**
 * If a site names words of people in danger or is on health, what they are told is there and can be
 * shown.
 */
export default defineRule({
  name: 'emergency',
  level: 'error',
  summary: 'A site that cannot tell a person in danger what to do.',
  checkEntry(site, { report }) {
    const root = site.collection === 'site' ? site.yaml?.root : undefined;
    if (root === undefined) return;
    const read = (...path: string[]) => findNode(root, path);
    const language = read('language')?.value ?? 'en';
    const [field, emergency] = [read('field'), read('emergency')];
    const isHealth = field?.value === 'health';
    const hasDefault =
      isHealth &&
      typeof language === 'string' &&
      isTag(language) &&
      getEmergencyText(language) !== undefined;
    if (emergency?.value === false || hasDefault) return;
    if (emergency === undefined) {
      if (isHealth)
        report(
          field,
          `The site is on health, and there is no emergency text in its language, ${typeof language === 'string' ? language : formatValue(language)}. Write emergency with text and words, so that a person in danger is told what to do first; or emergency: false.`,
          { severity: 'warning' },
        );
    } else if (read('emergency', 'text') === undefined)
      report(
        emergency,
        'There are words of people in danger and no text to show them. Write text below emergency: what a person in danger is to do first.',
      );
    else if (!isHealth && read('emergency', 'words') === undefined)
      report(
        emergency,
        'There is a text for people in danger and no words by which to know them, so that it is never shown. Write words below emergency; with field: health the search knows many.',
      );
  },
});

function isTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length > 0;
  } catch {
    return false;
  }
}

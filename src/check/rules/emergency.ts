import { getEmergencyText } from '../../search/index.ts';
import { findNode } from '../yaml/data-node.ts';
import { toShown } from '../fixes/suggestion.ts';
import { toError, toWarning } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** What a person in danger is told is there where the site names words for it or is on health, and can be shown. */
export const checkEmergency: Rule = ({ getEntry }) => {
  const site = getEntry('site', 'site');
  const root = site?.yaml?.root;
  if (site === undefined || root === undefined) return [];
  const read = (...path: string[]) => findNode(root, path);
  const language = read('language')?.value ?? 'en';
  const [field, emergency] = [read('field'), read('emergency')];
  const isHealth = field?.value === 'health';
  const hasDefault =
    isHealth &&
    typeof language === 'string' &&
    isTag(language) &&
    getEmergencyText(language) !== undefined;
  const hasText = read('emergency', 'text') !== undefined;
  if (emergency?.value === false || hasDefault) return [];
  if (emergency === undefined) {
    if (!isHealth || field === undefined) return [];
    return [
      toWarning(
        'emergency',
        site.path,
        site.lines.toPlace(field.start, field.end),
        `The site is on health, and there is no emergency text in its language, ${typeof language === 'string' ? language : toShown(language)}. Write emergency with text and words, so that a person in danger is told what to do first; or emergency: false.`,
      ),
    ];
  }
  const place = site.lines.toPlace(emergency.start, emergency.end);
  if (!hasText)
    return [
      toError(
        'emergency',
        site.path,
        place,
        'There are words of people in danger and no text to show them. Write text below emergency: what a person in danger is to do first.',
      ),
    ];
  if (!isHealth && read('emergency', 'words') === undefined)
    return [
      toError(
        'emergency',
        site.path,
        place,
        'There is a text for people in danger and no words by which to know them, so that it is never shown. Write words below emergency; with field: health the search knows many.',
      ),
    ];
  return [];
};

function isTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length > 0;
  } catch {
    return false;
  }
}

import { describe, expect, it } from 'vitest';
import { applyBaseline, formatBaseline, parseBaseline } from '../../../src/check/baseline.ts';
import { check, faqWith, type Files } from './small-content.ts';

const old: Files = { ...faqWith('Yes <b>so</b>.\n\nSee [it](/abot/).\n\nSee [it](/abot/).') };
const baseline = parseBaseline(formatBaseline(check(old)));

describe('a baseline', () => {
  it('leaves out the problems that a site had when it was written', () => {
    const { report, oldCount, shrunk } = applyBaseline(check(old), baseline);
    expect(report.diagnostics).toEqual([]);
    expect(report.hasErrors).toBe(false);
    expect([oldCount, shrunk]).toEqual([3, undefined]);
  });

  it('knows a problem by its line, wherever that has moved to', () => {
    const moved = faqWith('More.\n\nSee [it](/abot/).\n\nYes <b>so</b>.\n\nSee [it](/abot/).');
    expect(applyBaseline(check(moved), baseline).report.diagnostics).toEqual([]);
  });

  it('leaves new problems, also one more of the same', () => {
    const more = faqWith(
      'Yes <b>so</b>.\n\nSee [it](/abot/).\n\nSee [it](/abot/).\n\nSee [it](/abot/).\n\nNo <i>x</i>.',
    );
    const { report } = applyBaseline(check(more), baseline);
    expect(report.diagnostics.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      '13 link',
      '15 html',
    ]);
    expect(report.hasErrors).toBe(true);
  });

  it('shrinks where problems are gone, and does not take them again', () => {
    const better = faqWith('Yes so.\n\nSee [it](/abot/).');
    const { report, shrunk = '' } = applyBaseline(check(better), baseline);
    expect(report.diagnostics).toEqual([]);
    const again = applyBaseline(check(old), parseBaseline(shrunk));
    expect(again.report.diagnostics.map(({ rule }) => rule)).toEqual(['html', 'link']);
  });

  it('is refused where it is none', () => {
    expect(() => parseBaseline('x')).toThrow('It is no JSON.');
    expect(() => parseBaseline('{"version": 2}')).toThrow('It has another form');
  });
});

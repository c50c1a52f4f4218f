import { describe, expect, it } from 'vitest';
import {
  collectChangedAddresses,
  findLastRelease,
} from '../../../../src/domain/machine-readable/announcement.ts';
import { toLedger, toPage } from '../made-ledger.ts';

const days = {
  ledger: toLedger([toPage('/a/', ['place']), toPage('/b/'), toPage('/search/')], {
    '/b/#new': { since: '2026-07-01' },
    '/c/': { since: '2026-05-01', to: '/a/', moved: '2026-06-09' },
    '/d/': { since: '2026-05-01', retired: '2026-06-08' },
    '/e/': { since: '2026-05-01' },
  }),
  changes: new Map([['/b/', { text: '000000000000', changed: '2026-06-09' }]]),
  updated: new Map([['/e/', '2026-06-09']]),
};

describe('what is announced to search engines', () => {
  it('are the pages that the last release changed or moved', () => {
    const last = findLastRelease(days);
    expect(last).toBe('2026-06-09');
    expect(collectChangedAddresses(days, 'https://bread.example', '2026-06-09')).toEqual([
      'https://bread.example/b/',
      'https://bread.example/c/',
      'https://bread.example/e/',
    ]);
  });

  it('are all pages since a day that is asked for, those that are gone too, and never the search', () => {
    expect(
      collectChangedAddresses(days, 'https://bread.example', '2026-06-01').map(
        (address) => new URL(address).pathname,
      ),
    ).toEqual(['/a/', '/b/', '/c/', '/d/', '/e/']);
  });

  it('are those that an entry says were updated, on a machine that knows nothing of the release before', () => {
    expect(
      collectChangedAddresses(
        { ...days, changes: new Map() },
        'https://bread.example',
        '2026-06-09',
      ).map((address) => new URL(address).pathname),
    ).toEqual(['/c/', '/e/']);
  });
});

import { describe, expect, it } from 'vitest';
import { listAnnounced, toLastRelease } from '../../../src/domain/announcement.ts';
import { toLedger, toPage } from './made-ledger.ts';

const ledger = toLedger([toPage('/a/', ['place']), toPage('/search/')], {
  '/b/': { since: '2026-06-01', changed: '2026-06-09', text: '000000000000' },
  '/b/#new': { since: '2026-07-01' },
  '/c/': { since: '2026-05-01', to: '/a/', moved: '2026-06-09' },
  '/d/': { since: '2026-05-01', retired: '2026-06-08' },
});

describe('what is announced to search engines', () => {
  it('are the pages that the last release changed or moved', () => {
    const last = toLastRelease(ledger);
    expect(last).toBe('2026-06-09');
    expect(listAnnounced(ledger, 'https://bread.example', '2026-06-09')).toEqual(['https://bread.example/b/', 'https://bread.example/c/']);
  });

  it('are all pages since a day that is asked for, those that are gone too, and never the search', () => {
    expect(listAnnounced(ledger, 'https://bread.example', '2026-06-01').map((address) => new URL(address).pathname)).toEqual(['/a/', '/b/', '/c/', '/d/']);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DebouncedSearch } from '../../../../src/search/ui/debounced-search.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An inquiry of which a test answers each question when it likes. */
function createInquiry() {
  const events: string[] = [];
  const asked: PromiseWithResolvers<string>[] = [];
  const inquiry = new DebouncedSearch<string>({
    ask: (pace) => {
      const question = Promise.withResolvers<string>();
      asked.push(question);
      events.push(pace);
      return question.promise;
    },
    onSlow: () => events.push('slow'),
    onFound: (found) => events.push(found),
    onFailed: () => events.push('failed'),
  });
  const settle = async (at: number, found: string | Error) => {
    if (found instanceof Error) asked[at]?.reject(found);
    else asked[at]?.resolve(found);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { inquiry, events, settle };
}

describe('an inquiry', () => {
  it('asks once for letters that follow quickly, and again where the typing rests', async () => {
    const { inquiry, events, settle } = createInquiry();
    inquiry.type();
    await vi.advanceTimersByTimeAsync(100);
    inquiry.type();
    await vi.advanceTimersByTimeAsync(119);
    expect(events).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await settle(0, 'some');
    await vi.advanceTimersByTimeAsync(600);
    await settle(1, 'all');
    expect(events).toEqual(['typing', 'some', 'resting', 'all']);
  });

  it('lets only the answer to the latest question count, in whatever order they come', async () => {
    const { inquiry, events, settle } = createInquiry();
    inquiry.submit();
    inquiry.submit();
    inquiry.submit();
    await settle(1, 'second');
    await settle(2, 'third');
    await settle(0, new Error('first'));
    expect(events).toEqual(['submitted', 'submitted', 'submitted', 'third']);
  });

  it('says so once where no answer came within a moment, however often it was asked', async () => {
    const { inquiry, events, settle } = createInquiry();
    inquiry.submit();
    await vi.advanceTimersByTimeAsync(299);
    inquiry.submit();
    await vi.advanceTimersByTimeAsync(1000);
    await settle(1, 'late');
    await vi.advanceTimersByTimeAsync(1000);
    expect(events).toEqual(['submitted', 'submitted', 'slow', 'late']);
  });

  it('asks a submitted question at once and not again', async () => {
    const { inquiry, events } = createInquiry();
    inquiry.type();
    inquiry.submit();
    await vi.advanceTimersByTimeAsync(200);
    expect(events).toEqual(['submitted']);
  });

  it('hears nothing more of a question that was taken back', async () => {
    const { inquiry, events, settle } = createInquiry();
    inquiry.type();
    inquiry.stop();
    inquiry.submit();
    inquiry.stop();
    await settle(0, 'too late');
    await vi.advanceTimersByTimeAsync(2000);
    expect(events).toEqual(['submitted']);
  });

  it('tells of a failure, leaves the search alone then, and tries again at the next letter', async () => {
    const { inquiry, events, settle } = createInquiry();
    inquiry.type();
    await vi.advanceTimersByTimeAsync(120);
    await settle(0, new Error('offline'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(events).toEqual(['typing', 'failed']);
    inquiry.type();
    await vi.advanceTimersByTimeAsync(120);
    await settle(1, 'found');
    expect(events).toEqual(['typing', 'failed', 'typing', 'found']);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasColour } from '../../../src/cli/colour.ts';

afterEach(() => void vi.unstubAllEnvs());

describe('colour', () => {
  it.each([
    [true, undefined, undefined, true],
    [false, undefined, undefined, false],
    [undefined, undefined, undefined, false],
    [true, '1', undefined, false],
    [true, '', undefined, true],
    [false, undefined, '1', true],
    [false, '1', '1', true],
    [true, undefined, '0', false],
    [true, undefined, 'false', false],
  ])(
    'is written on a terminal, unless the environment says otherwise: %j, NO_COLOR=%s, FORCE_COLOR=%s',
    (isTTY, none, forced, expected) => {
      vi.stubEnv('NO_COLOR', none);
      vi.stubEnv('FORCE_COLOR', forced);
      expect(hasColour(isTTY === undefined ? {} : { isTTY })).toBe(expected);
    },
  );
});

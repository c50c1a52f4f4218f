import { describe, expect, it } from 'vitest';
import { PublishError, runStep, describeFailure } from '../../../../src/publish/files/failure.ts';

describe('the reason of a failure', () => {
  it('is one line that names the path and what to do, for causes that are known', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      path: '/site/a.html',
    });
    expect(describeFailure(new Error('Rendering failed', { cause: full }))).toBe(
      '/site/a.html: the disk is full. Free some space, then build again. (ENOSPC)',
    );
  });

  it('is the first line of the first error, without colours, with the place where there is one', () => {
    const first = Object.assign(new Error('\u001b[31mx is not defined\u001b[0m\n  | code'), {
      loc: { file: '/src/a.astro', line: 3, column: 7 },
    });
    expect(describeFailure(new Error('Build failed', { cause: first }))).toBe(
      '/src/a.astro:3:7: x is not defined',
    );
    expect(
      describeFailure(Object.assign(new Error('Build failed with 1 error:'), { errors: [first] })),
    ).toBe('/src/a.astro:3:7: x is not defined');
  });

  it('is found for what is no error, too', () => {
    expect(describeFailure('nothing works')).toBe('nothing works');
  });
});

describe('a step', () => {
  it('gives its name to the error and keeps the cause', async () => {
    const cause = new Error('no');
    const error = await runStep('rendering the pages', () => Promise.reject(cause)).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(PublishError);
    expect(error).toMatchObject({
      message: 'The build stopped while rendering the pages: no',
      step: 'rendering the pages',
      cause,
    });
  });

  it('leaves the name of an inner step', async () => {
    const run = runStep('outer', () => runStep('inner', () => Promise.reject(new Error('no'))));
    await expect(run).rejects.toThrow('The build stopped while inner: no');
  });
});

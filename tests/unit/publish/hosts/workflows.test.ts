import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../../..');
const folder = join(root, 'docs/hosts');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const commands = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).scripts;

/** The commands of npm that a text runs and package.json has not. */
function findUnknown(text: string): string[] {
  return [...text.matchAll(/\bnpm run ([\w-]+)/g)].flatMap(([, name = '']) =>
    Object.hasOwn(commands, name) ? [] : [name],
  );
}

const step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const job = z.strictObject({
  if: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  'runs-on': z.literal('ubuntu-24.04'),
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  environment: z.unknown().optional(),
  steps: z.array(step),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    pull_request: z.null(),
    push: z.strictObject({ branches: z.tuple([z.literal('main')]) }),
    schedule: z.array(z.strictObject({ cron: z.string().regex(/^\d+ \d+ \* \* \*$/) })).length(1),
    workflow_dispatch: z.null(),
  }),
  permissions: z.strictObject({}),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.literal(false) }),
  jobs: z.strictObject({ check: job, build: job, ledger: job, deploy: job }),
});

describe.each(['github-pages.yml', 'netlify.yml', 'cloudflare.yml', 'vercel.yml'])(
  'the workflow %s',
  (name) => {
    const { jobs } = workflow.parse(parseYaml(read(name)));
    const runs = (id: keyof typeof jobs) => jobs[id].steps.flatMap(({ run }) => run ?? []);

    it('checks pull requests, and builds what is pushed and each day anew', () => {
      expect([jobs.check.if, runs('check')]).toEqual([
        "github.event_name == 'pull_request'",
        ['npm ci', 'npm run check -- --format github'],
      ]);
      expect([jobs.build.if, runs('build')]).toEqual([
        "github.event_name != 'pull_request'",
        ['npm ci', 'npm run build', 'cp -RL dist site'],
      ]);
      expect(findUnknown(read(name))).toEqual([]);
    });

    it('commits the ledger before it publishes, in a job that alone may write and runs nothing of npm', () => {
      expect(jobs.ledger.needs).toBe('build');
      expect(jobs.deploy.needs).toEqual(['build', 'ledger']);
      expect(runs('ledger').join('')).toMatch(
        /^git add --all 'content\/permalinks\*'\nif git diff --cached --quiet; then exit 0; fi\n[^]*\[skip ci\]'\ngit pull --rebase\ngit push\n$/,
      );
      expect(runs('ledger').join('')).not.toMatch(/\bnp[mx]\b/);
      expect(jobs.build.steps.find((each) => each.with?.['name'] === 'ledger')?.with).toEqual({
        name: 'ledger',
        path: 'content/permalinks*',
      });
      const writes = Object.entries(jobs).flatMap(([id, { permissions }]) =>
        Object.entries(permissions).flatMap(([scope, level]) =>
          level === 'write' ? [`${id} ${scope}`] : [],
        ),
      );
      expect(writes).toEqual(
        name === 'github-pages.yml'
          ? ['ledger contents', 'deploy pages', 'deploy id-token']
          : ['ledger contents'],
      );
    });

    it('keeps no credentials where code of packages runs, and publishes hidden files too', () => {
      const steps = Object.entries(jobs).flatMap(([id, { steps: some }]) =>
        some.map((each) => ({ id, ...each })),
      );
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
      expect(
        checkouts.filter(
          ({ id, with: options }) =>
            (id === 'ledger') === (options?.['persist-credentials'] === false),
        ),
      ).toEqual([]);
      expect(
        steps
          .filter(
            ({ with: options }) =>
              options?.['path'] === 'site' && options['include-hidden-files'] !== true,
          )
          .map(({ id }) => id),
      ).toEqual(name === 'github-pages.yml' ? [] : ['deploy']);
    });

    it('names each action and each tool by a version, and puts nothing from outside into a shell', () => {
      const steps = Object.values(jobs).flatMap((each) => each.steps);
      expect(
        steps.flatMap(({ uses }) =>
          uses === undefined || /^actions\/[\w-]+@v\d+$/.test(uses) ? [] : [uses],
        ),
      ).toEqual([]);
      const all = steps.flatMap(({ run }) => run ?? []);
      expect(all.filter((run) => run.includes('${{'))).toEqual([]);
      expect(
        all.filter((run) => run.includes('npx') && !/^npx --yes [\w-]+@\d+\.\d+\.\d+ /.test(run)),
      ).toEqual([]);
      expect(
        steps
          .flatMap(({ env }) => Object.entries(env ?? {}))
          .filter(([key, value]) => value !== `\${{ secrets.${key} }}`),
      ).toEqual([]);
    });
  },
);

describe('the pipeline of GitLab', () => {
  const rule = z.array(z.strictObject({ if: z.string() })).length(1);
  const { check, build, ledger, pages, ...others } = z
    .looseObject({
      check: z.strictObject({ stage: z.string(), rules: rule, script: z.array(z.string()) }),
      build: z.strictObject({
        stage: z.string(),
        rules: rule,
        script: z.array(z.string()),
        artifacts: z.strictObject({ paths: z.array(z.string()), expire_in: z.string() }),
      }),
      ledger: z.strictObject({
        stage: z.string(),
        rules: rule,
        needs: z.array(z.string()),
        script: z.array(z.string()),
      }),
      pages: z.strictObject({
        stage: z.string(),
        rules: rule,
        needs: z.array(z.string()),
        script: z.array(z.string()),
        pages: z.strictObject({ publish: z.literal('public') }),
      }),
    })
    .parse(parseYaml(read('gitlab-pages.yml'), { merge: true }));

  it('checks merge requests, builds what is pushed or scheduled, and commits the ledger before it publishes', () => {
    expect([check.rules, check.script]).toEqual([
      [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }],
      ['npm ci', 'npm run check'],
    ]);
    expect([build.script, build.artifacts.paths]).toEqual([
      ['npm ci', 'npm run build', 'cp -RL dist public'],
      ['public', 'content/permalinks*'],
    ]);
    expect([ledger.rules, pages.rules]).toEqual([build.rules, build.rules]);
    expect([ledger.needs, pages.needs]).toEqual([['build'], ['build', 'ledger']]);
    expect(ledger.script.join('\n')).toMatch(
      /^git add --all 'content\/permalinks\*'\nif git diff --cached --quiet; then exit 0; fi\n[^]*\[skip ci\]'\n/,
    );
    expect(ledger.script.filter((line) => /\bnp[mx]\b|\$\w/.test(line))).toEqual([]);
    expect([findUnknown(read('gitlab-pages.yml')), others['stages'], others['default']]).toEqual([
      [],
      ['check', 'build', 'ledger', 'deploy'],
      { image: 'node:24-bookworm' },
    ]);
  });
});

describe('the settings beside workflows', () => {
  it('let Netlify publish only what the ledger holds, and look at what is proposed', () => {
    const { build, context } = z
      .strictObject({
        build: z.strictObject({
          publish: z.literal('dist'),
          command: z.string(),
          environment: z.strictObject({ NODE_VERSION: z.literal('24') }),
        }),
        context: z.strictObject({
          'deploy-preview': z.strictObject({ command: z.string() }),
          'branch-deploy': z.strictObject({ command: z.string() }),
        }),
      })
      .parse(parseToml(read('netlify.toml')));
    expect(build.command).toMatch(/^npm run build -- --ledger require-committed && sed /);
    expect(Object.values(context).map(({ command }) => command)).toEqual(
      Array.from({ length: 2 }, () => 'npm run check && npm run build -- --preview'),
    );
  });

  it('let Cloudflare serve folders as pages and the page for what is not there', () => {
    // Without its remarks it is YAML, which has commas before a closing bracket as JSONC has.
    const settings: unknown = parseYaml(read('wrangler.jsonc').replace(/^\/\/.*$/gm, ''));
    expect(settings).toMatchObject({
      assets: {
        directory: './site',
        html_handling: 'auto-trailing-slash',
        not_found_handling: '404-page',
      },
    });
  });

  it('are each named in the README of their folder', () => {
    expect(
      readdirSync(folder).filter(
        (name) => name !== 'README.md' && !read('README.md').includes(`\`${name}\``),
      ),
    ).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { parse as parseYaml } from 'yaml';
import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';

const docs = resolve(import.meta.dirname, '../../../../docs');
const read = (name: string) => readFileSync(resolve(docs, 'scale', name), 'utf8');

const build =
  /^(?:exec )?npx answerable build --shard "(?<shard>.+)" --store "(?<store>.+)" --today "(?<day>.+)"$/;
const assemble = /^npx answerable assemble --store "(?<store>.+)" --today "(?<day>.+)"$/;

/** The words of the one line that matches. */
function find(lines: readonly string[], form: RegExp): Readonly<Record<string, string>> {
  const found = lines.filter((line) => form.test(line));
  expect(found).toHaveLength(1);
  return { ...form.exec(found[0] ?? '')?.groups };
}

describe('the workflow of GitHub Actions', () => {
  const step = z.strictObject({
    id: z.string().optional(),
    name: z.string().optional(),
    uses: z
      .string()
      .regex(/^actions\/[\w-]+@v\d+$/)
      .optional(),
    run: z.string().optional(),
    with: z.record(z.string(), z.unknown()).optional(),
    env: z.record(z.string(), z.string().regex(/^\$\{\{ (?:secrets|vars)\.\w+ \}\}$/)).optional(),
  });
  const job = z.strictObject({
    needs: z.union([z.string(), z.array(z.string())]).optional(),
    'runs-on': z.literal('ubuntu-24.04'),
    permissions: z.record(z.string(), z.enum(['read', 'write'])),
    outputs: z.record(z.string(), z.string()).optional(),
    strategy: z
      .strictObject({
        'fail-fast': z.literal(false),
        matrix: z.strictObject({ shard: z.array(z.int()) }),
      })
      .optional(),
    env: z.record(z.string(), z.string()).optional(),
    environment: z.string().optional(),
    steps: z.array(step),
  });
  const { jobs, env } = z
    .strictObject({
      name: z.string(),
      on: z.unknown(),
      permissions: z.strictObject({}),
      concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.literal(false) }),
      env: z.strictObject({ SHARDS: z.string(), STORE: z.string() }),
      jobs: z.strictObject({ day: job, shard: job, assemble: job, ledger: job, deploy: job }),
    })
    .parse(parseYaml(read('github-actions.yml')));
  const runs = (id: keyof typeof jobs) => jobs[id].steps.flatMap(({ run }) => run ?? []);

  it('gives each machine its shard, of as many as there are machines, and all the same day and store', () => {
    const count = jobs.shard.strategy?.matrix.shard ?? [];
    expect(count).toEqual(Array.from({ length: Number(env.SHARDS) }, (_, index) => index + 1));
    expect(find(runs('shard'), build)).toEqual({
      shard: '$SHARD/$SHARDS',
      store: '$STORE',
      day: '$TODAY',
    });
    expect(find(runs('assemble'), assemble)).toEqual({ store: '$STORE', day: '$TODAY' });
    expect([jobs.shard.env?.['TODAY'], jobs.assemble.env?.['TODAY']]).toEqual([
      '${{ needs.day.outputs.today }}',
      '${{ needs.day.outputs.today }}',
    ]);
  });

  it('deploys what was assembled once the ledger is committed, in a job that alone may write and runs nothing of npm', () => {
    expect(Object.values(jobs).map(({ needs }) => needs)).toEqual([
      undefined,
      'day',
      ['day', 'shard'],
      'assemble',
      ['assemble', 'ledger'],
    ]);
    const writes = Object.entries(jobs).filter(([, each]) =>
      Object.values(each.permissions).includes('write'),
    );
    expect(writes.map(([id]) => id)).toEqual(['ledger']);
    expect(runs('ledger').join('')).not.toMatch(/\bnp[mx]\b/);
    expect(
      Object.values(jobs)
        .flatMap(({ steps }) => steps)
        .filter(({ run }) => run?.includes('${{') === true),
    ).toEqual([]);
  });
});

it('the pipeline of GitLab gives each runner its shard, and all the day on which it began', () => {
  const script = z.array(z.string());
  const { shard, assemble: whole } = z
    .looseObject({
      default: z.strictObject({ image: z.string(), retry: z.int().max(2) }),
      shard: z.looseObject({ parallel: z.literal(16), script }),
      assemble: z.looseObject({ needs: z.tuple([z.literal('shard')]), script }),
      ledger: z.looseObject({ needs: z.tuple([z.literal('assemble')]), script }),
      deploy: z.looseObject({
        needs: z.tuple([z.literal('assemble'), z.literal('ledger')]),
        script,
      }),
    })
    .parse(parseYaml(read('gitlab.yml'), { merge: true }));
  const day = '${CI_PIPELINE_CREATED_AT%%T*}';
  expect(find(shard.script, build)).toEqual({
    shard: '$CI_NODE_INDEX/$CI_NODE_TOTAL',
    store: '$SHARD_STORE',
    day,
  });
  expect(find(whole.script, assemble)).toEqual({ store: '$SHARD_STORE', day });
});

const text = { type: 'string' } as const;
const name = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' } as const;
const count = { type: 'integer', minimum: 1 } as const;
const quantity = { type: 'string', pattern: '^\\d+(m|Mi|Gi)?$' } as const;
/** An object that has exactly these fields. */
const object = <Properties extends Readonly<Record<string, unknown>>>(
  properties: Properties,
  optional: readonly string[] = [],
) => ({
  type: 'object' as const,
  properties,
  required: Object.keys(properties).filter((each) => !optional.includes(each)),
  additionalProperties: false as const,
});
const list = <Item>(items: Item) => ({ type: 'array' as const, items, minItems: 1 });

/**
 * Of a Job of Kubernetes (batch/v1) the fields that are used, as its reference has them; no others.
 */
const jobSchema = object({
  apiVersion: { const: 'batch/v1' },
  kind: { const: 'Job' },
  metadata: object({ name }),
  spec: object({
    completionMode: { const: 'Indexed' },
    completions: count,
    parallelism: count,
    backoffLimitPerIndex: count,
    ttlSecondsAfterFinished: count,
    podFailurePolicy: object({
      rules: list(
        object(
          {
            action: { enum: ['Ignore', 'FailJob', 'FailIndex', 'Count'] },
            onPodConditions: list(object({ type: text, status: { enum: ['True', 'False'] } })),
            onExitCodes: object({
              containerName: name,
              operator: { enum: ['In', 'NotIn'] },
              values: list(count),
            }),
          },
          ['onPodConditions', 'onExitCodes'],
        ),
      ),
    }),
    template: object({
      metadata: object({ labels: { type: 'object', additionalProperties: text } }),
      spec: object({
        // A Job that tries its indexes again by themselves allows nothing else.
        restartPolicy: { const: 'Never' },
        automountServiceAccountToken: { const: false },
        securityContext: object({
          runAsNonRoot: { const: true },
          runAsUser: count,
          fsGroup: count,
          seccompProfile: object({ type: { const: 'RuntimeDefault' } }),
        }),
        containers: list(
          object({
            name,
            image: text,
            workingDir: { type: 'string', pattern: '^/' },
            command: list(text),
            env: list(object({ name: { type: 'string', pattern: '^[A-Z_]+$' }, value: text })),
            envFrom: list(object({ secretRef: object({ name }) })),
            resources: object({
              requests: object({ cpu: quantity, memory: quantity }),
              limits: object({ memory: quantity }),
            }),
            securityContext: object({
              allowPrivilegeEscalation: { const: false },
              capabilities: object({ drop: list(text) }),
            }),
          }),
        ),
      }),
    }),
  }),
});

/** What the test looks at. */
const jobFacts = z.looseObject({
  spec: z.looseObject({
    completions: z.int(),
    template: z.looseObject({
      spec: z.looseObject({
        containers: z.tuple([
          z.looseObject({
            command: z.array(z.string()),
            env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
          }),
        ]),
      }),
    }),
  }),
});

it('the Job of Kubernetes is one of batch/v1, and gives each pod its shard, of as many as there are pods', () => {
  const isJob = new Ajv({ allErrors: true }).compile(jobSchema);
  const job: unknown = parseYaml(read('kubernetes.yml'));
  expect([isJob(job), isJob.errors]).toEqual([true, null]);
  const { spec } = jobFacts.parse(job);
  const [{ command, env }] = spec.template.spec.containers;
  expect(find(command.slice(-1), build)).toEqual({
    shard: '$((JOB_COMPLETION_INDEX + 1))/$SHARDS',
    store: '$STORE',
    day: '$TODAY',
  });
  expect(env.find((each) => each.name === 'SHARDS')?.value).toBe(String(spec.completions));
  expect(isJob({ ...jobFacts.parse(job), spec: { ...spec, backoffLimit: 1 } })).toBe(false);
});

it('each ready file is named where it is explained', () => {
  const explained = readFileSync(resolve(docs, 'scale.md'), 'utf8');
  const names = readdirSync(resolve(docs, 'scale'));
  expect(names.filter((each) => !explained.includes(`(scale/${each})`))).toEqual([]);
});

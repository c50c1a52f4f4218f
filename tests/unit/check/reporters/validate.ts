import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

const ajv = new Ajv2020({ allErrors: true, strict: false, formats: fullFormats });

const validators = {
  report: compile(new URL('../../../../docs/report.schema.json', import.meta.url)),
  // The schema of the standard, as the SDK of SARIF brings it along.
  sarif: compile(
    new URL(
      '../assets/sarif-2.1.0.schema.json',
      import.meta.resolve('@microsoft/sarif-multitool-ts'),
    ),
  ),
} as const;

/** Holds a JSON text against a schema; returns what is wrong, each with its path. */
export function validate(schema: keyof typeof validators, json: string): string[] {
  const isValid = validators[schema];
  return isValid(JSON.parse(json))
    ? []
    : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compile(schema: URL): ValidateFunction {
  return ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
}

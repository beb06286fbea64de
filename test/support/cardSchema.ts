import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { JsonObject } from '../../assistant/documents.ts';

/** Checks cards against the published schema of Adaptive Cards 1.5; undefined, with a line saying so, where it is not at hand. */
export function cardFaults(): ((content: JsonObject) => string[]) | undefined {
  const folder = process.env.SCHEMAS_DIR;
  if (!folder) {
    console.log('      (cards are not checked against their schema: SCHEMAS_DIR is not set)');
    return undefined;
  }
  const schema = JSON.parse(readFileSync(join(folder, 'adaptive-card-1.5.json'), 'utf8'));
  delete schema.$schema;
  delete schema.id;
  const validate = new Ajv.default({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  return content => (validate(content) ? [] : (validate.errors ?? []).map(one => `${one.instancePath} ${one.message}`));
}

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { ask, buyer } from '../../support/directLineBuyer.ts';
import { openHouse } from '../../support/httpHouse.ts';

describe('What Direct Line clients get', () => {
  it('is valid by the published protocol', async function () {
    const folder = process.env.SCHEMAS_DIR;
    if (!folder) return this.skip();
    const { definitions } = JSON.parse(await readFile(join(folder, 'directline-3.0.json'), 'utf8')) as {
      definitions: { CardAction: { properties: { value: object } } };
    };
    // The schema was made from code where it is "any value"; an imBack's is the text to say.
    definitions.CardAction.properties.value = {};
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const check = (definition: string, body: unknown): void => {
      const valid = ajv.validate({ definitions, $ref: `#/definitions/${definition}` }, body);
      assert.ok(valid, `${definition}: ${ajv.errorsText()}`);
    };
    const house = await openHouse();
    try {
      const bo = await buyer(house);
      check('Conversation', (await bo.start()).body);
      check('ResourceResponse', (await bo.say('Hi')).body);
      const card = { name: 'choices' as const, content: { type: 'AdaptiveCard' }, text: '' };
      await house.engine.say('ana', bo.documentId, { from: 'assistant', text: 'Hello', card, suggestions: ['Yes'] });
      const { body } = await bo.read();
      assert.equal(body.activities.length, 2);
      check('ActivitySet', body);
      check('ErrorResponse', (await ask(`${bo.own}/activities`)).body);
    } finally {
      await house.close();
    }
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readChat } from '../support/chatFile.ts';
import { knownFaults } from './knownFaults.ts';
import { play } from './play.ts';
import { marked } from './transcript.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.chat'))
  .sort();

describe('Conversations', () => {
  for (const name of files) {
    const source = readFileSync(`${folder}/${name}`, 'utf8');
    const story = source.split('\n', 1)[0]?.replace(/^# /, '');
    it(`${story} (${name})`, async function () {
      const { turns, failures } = await play(readChat(source));
      if (name in knownFaults) {
        assert.notEqual(failures.length, 0, `${name} holds now: take it off the known faults`);
        this.skip();
      }
      if (failures.length > 0) assert.fail(`${name}\n\n${marked(source, turns, failures)}\n`);
    });
  }
});

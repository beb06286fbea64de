import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../../bot/ask.ts';
import { runMain, until } from '../support/service.ts';
import { answerTo, names } from './plot.ts';

describe('the whole story by `ask --conversation`', function () {
  this.timeout(60_000);
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'assistant-ask-'));
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  /** Starts `ask` and says one line at a time, each only after the one before was answered. */
  function asking() {
    const run = runMain(['ask', '--freelancer', 'demo', '--conversation', '--json'], { DATA_DIR: dataDir });
    let said = 0;
    return {
      async say(text: string): Promise<Answer> {
        run.child.stdin.write(`${text}\n`);
        said++;
        await until(() => run.out().split('\n').length > said, `an answer to "${text}"`);
        return JSON.parse(run.out().split('\n')[said - 1] ?? '') as Answer;
      },
      async end(): Promise<number | null> {
        run.child.stdin.end();
        return run.ended;
      },
      problems: run.err,
    };
  }

  it('answers each line as it is read, asks what is missing once, and hands the brief over', async () => {
    const asked = asking();
    let answer = await asked.say('Hi, how much is a logo, how fast can you do it, and do you build websites?');
    assert.deepEqual(
      ['price', 'delivery', 'scope'].filter(topic => !answer.topics.includes(topic)),
      [],
    );
    assert.match(answer.reply, /AI assistant/);
    assert.ok(answer.sources.length > 0);
    answer = await asked.say('I would like to order the Identity package of your logo and brand identity');
    const given: string[] = [];
    while (!answer.cards.includes('brief')) {
      const next = answerTo(answer.reply);
      assert.ok(next && !given.includes(next), `not to be answered again: ${answer.reply}`);
      given.push(next);
      answer = await asked.say(next);
    }
    answer = await asked.say(`Actually, make the name ${names.corrected}`);
    assert.match(JSON.stringify(answer.brief), new RegExp(names.corrected));
    answer = await asked.say('Yes, everything is right');
    assert.match(answer.handover?.reason ?? '', /^brief(Complete|Incomplete)$/);
    assert.equal((await asked.say('Hello?')).silent, 'handedOver');
    assert.equal(await asked.end(), 0);
    assert.equal(asked.problems(), '');
  });

  it('gives each message of the command line a conversation of its own', async () => {
    const args = [
      'ask',
      '--freelancer',
      'demo',
      '--json',
      'I want to talk to a human',
      'How many revisions has Identity?',
    ];
    const run = runMain(args, { DATA_DIR: dataDir });
    run.child.stdin.end();
    assert.equal(await run.ended, 0);
    const [first, second] = run
      .out()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Answer);
    assert.equal(first?.handover?.reason, 'askedForHuman');
    assert.equal(second?.handover, null);
    assert.match(second?.reply ?? '', /\b3\b/);
  });
});

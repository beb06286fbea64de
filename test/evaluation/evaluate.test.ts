import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultsError } from '../../assistant/errors.ts';
import { openStore } from '../../bot/assemble.ts';
import { askCommand } from '../../bot/commands/ask.ts';
import { evaluateCommand } from '../../bot/commands/evaluate.ts';
import { readConfig } from '../../bot/config.ts';
import { readCases } from '../../bot/evaluation/cases.ts';
import type { Scores } from '../../bot/evaluation/report.ts';
import { conversationOf } from '../support/hubStories.ts';

const right = { message: 'how much is the Identity package?', freelancer: 'demo', expected: { says: [445] } };
const wrong = {
  message: 'how much is the Identity package?',
  kind: 'price',
  expected: { says: [99], handover: 'rush' },
};

describe('Labelled cases', function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assistant-cases-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const config = () => readConfig({ DATA_DIR: join(folder, 'data') });
  async function file(...lines: (object | string)[]): Promise<string> {
    const path = join(folder, 'cases.jsonl');
    await writeFile(path, lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
    return path;
  }
  async function printed(...args: string[]): Promise<string> {
    const said: string[] = [];
    await evaluateCommand(config(), args, line => said.push(line));
    return said.join('\n');
  }
  async function faultsOf(run: Promise<unknown>): Promise<string[]> {
    const error = await run.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof FaultsError, String(error));
    return error.faults;
  }

  it('are put to the assistant, and what fails is shown with what was expected and what was said', async () => {
    const report = await printed(await file(right, wrong), '--freelancer', 'demo');
    assert.match(report, /line 2, price\n {2}> how much is the Identity package\?\n.*\$445/);
    assert.match(report, /✗ says: expected 99\n {2}✗ handover: expected rush, got none/);
    assert.match(report, /price +0 +1 +0%/);
    assert.match(report, /Numbers asked for and said: 1 of 2/);
    assert.match(report, /1 of 2 cases pass \(50%\)$/);
  });

  it('are counted as JSON for scripts', async () => {
    const score: Scores = JSON.parse(await printed(await file(right, wrong), '--freelancer', 'demo', '--json'));
    assert.deepEqual([score.cases, score.passed, score.share], [2, 1, 0.5]);
    assert.deepEqual(score.numbers, { asked: 2, said: 1, unbacked: 0 });
    assert.deepEqual(
      score.failures.map(({ line, failed }) => [line, failed.map(({ check }) => check)]),
      [[2, ['says', 'handover']]],
    );
  });

  it('of a conversation are its successive turns, asked about a Gig at a moment of their own', async () => {
    const turns = {
      messages: ['i need a label by december 3rd', 'and how much is One label?'],
      freelancer: 'demo',
      gig: 'packaging-design',
      now: '2026-11-24T10:00:00Z',
      expected: { says: [149], brief: { deadline: '2026-12-03', gigId: 'packaging-design' } },
    };
    assert.match(await printed(await file(turns)), /1 of 1 cases pass/);
  });

  it('below the floor are a failure, after the report', async () => {
    const path = await file(right, wrong);
    const said: string[] = [];
    const below = evaluateCommand(config(), [path, '--freelancer', 'demo', '--floor', '0.9'], line => said.push(line));
    assert.deepEqual(await faultsOf(below), ['1 of 2 cases pass, fewer than the floor of 0.9.']);
    assert.match(said.join('\n'), /1 of 2 cases pass/);
    assert.match(await printed(path, '--freelancer', 'demo', '--floor', '0.5'), /1 of 2/);
    assert.match((await faultsOf(printed(path, '--floor', '90')))[0] ?? '', /--floor: expected a share from 0 to 1/);
  });

  it('are refused with every fault, its line and its path, before any is asked', async () => {
    const path = await file(
      { message: 'hi', expected: { topic: ['price'], topics: ['prize'], says: [true] } },
      '{"message": hi}',
      '',
      { message: 'a', messages: ['b'], freelancer: 'demo', expected: {} },
      { message: 'a', freelancer: 'nobody', expected: { handover: null } },
      { message: 'a', freelancer: 'demo', gig: 'cars', expected: { sources: ['gig:cars'] } },
    );
    const faults = await faultsOf(printed(path));
    const wanted = [
      /line 1: expected\.topics\[0\]: expected one of greeting, .*, got "prize"$/,
      /line 1: expected\.says\[0\]: expected words, a number or a list of such, got true$/,
      /line 1: expected\.topic: not known here; did you mean topics\?$/,
      /line 2: not JSON: /,
      /line 4: message: expected it, or messages in its place$/,
      /line 4: expected: expected something to hold the answer against$/,
      /line 5: freelancer: there is no "nobody" here$/,
      /line 6: gig: demo has no "cars"; there are brand-identity, /,
      /line 6: expected\.sources: demo has no "gig:cars"$/,
    ];
    assert.equal(faults.length, wanted.length, faults.join('\n'));
    for (const [n, pattern] of wanted.entries()) assert.match(faults[n] ?? '', pattern);
  });

  it('say whose assistant is asked, in each line or for all', () => {
    assert.match(
      readCases('{"message":"a","expected":{"handover":null}}').faults[0] ?? '',
      /^line 1: freelancer: .*--freelancer/,
    );
    assert.match(readCases('\n\n').faults[0] ?? '', /no case/);
  });

  it('come from conversations, with what was understood and said as the expectation', async () => {
    const store = openStore(config());
    await printed(await file(right));
    const at = new Date().toISOString();
    const source = { id: 'gig:brand-identity/package:basic', text: 'Logo: $185' };
    const chat = conversationOf({
      id: 'lena',
      name: 'Lena',
      minutesAgo: 5,
      freelancerId: 'demo',
      said: [
        { from: 'buyer', text: 'hi', topics: ['greeting'] },
        { from: 'buyer', text: 'price of a logo?', topics: ['greeting', 'price'] },
        { from: 'assistant', text: 'It is $185.', sources: [source] },
        { from: 'buyer', text: 'A human please', topics: ['human'] },
        { from: 'assistant', text: 'Passed on.' },
        { from: 'buyer', text: 'thanks' },
        { from: 'freelancer', text: 'Here I am' },
        { from: 'buyer', text: 'and now?' },
      ],
      more: { handover: { reason: 'askedForHuman', at: '2000-01-01', summary: '', open: [], nextStep: '' } },
    });
    const [handedOverAt = at] = chat.messages.slice(4).map(message => message.at);
    if (chat.handover) chat.handover.at = handedOverAt;
    await store.write('demo', 'conversation', 'lena', chat, 'any');
    await store.close();
    const lines = (await printed('--export', 'demo')).split('\n').map(line => JSON.parse(line));
    assert.deepEqual(lines, [
      {
        message: 'hi\nprice of a logo?',
        freelancer: 'demo',
        note: 'It is $185.',
        expected: { topics: ['greeting', 'price'], sources: [source.id], handover: null },
      },
      {
        messages: ['hi\nprice of a logo?', 'A human please'],
        freelancer: 'demo',
        note: 'Passed on.',
        expected: { topics: ['human'], answered: false, handover: 'askedForHuman' },
      },
    ]);
    assert.equal(
      await printed('--export', 'demo', '--conversation', 'lena'),
      lines.map(one => JSON.stringify(one)).join('\n'),
    );
    await assert.rejects(printed('--export', 'demo', '--conversation', 'gone'), /no conversation "gone"/);
    await assert.rejects(printed('--export', 'nobody'), /no freelancer "nobody"/);
    assert.match(await printed(await file(...lines)), /of 2 cases pass/);
  });

  it('may be plain questions: a list of them, a line each, is answered by ask', async () => {
    const path = await file('how much is the Identity package?', '', 'do you build websites?');
    const said: string[] = [];
    await askCommand(config(), ['--freelancer', 'demo', '--json', '--file', path], line => said.push(line));
    assert.deepEqual(
      said.map(line => JSON.parse(line).message),
      ['how much is the Identity package?', 'do you build websites?'],
    );
    const ask = (...args: string[]) => askCommand(config(), ['--freelancer', 'demo', ...args], () => {});
    const empty = await file('', '  ');
    assert.match((await faultsOf(ask('--file', empty)))[0] ?? '', /holds no message/);
    assert.match((await faultsOf(ask('--file', join(folder, 'nowhere'))))[0] ?? '', /cannot be read/);
    assert.match((await faultsOf(ask('--file', path, 'hello')))[0] ?? '', /not both/);
  });
});

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { conversation as sample } from '../contracts/samples.ts';
import { until } from '../support/engineUnderTest.ts';
import { activity, withMessages } from '../support/messagesHouse.ts';

describe('Sending over the wire', () => {
  it('tells what a channel refused, with the time it asks for, and tries once itself', () =>
    withMessages({}, async ({ post, connector, conversation, problems }) => {
      connector.plan(({ activity: sent }) =>
        sent.type === 'message' ? { status: 429, headers: { 'retry-after': '30' } } : undefined,
      );
      const before = Date.now();
      await post(activity(connector, { conversation: { id: 'thread of noor' } }));
      await until(() => problems.some(line => line.includes('sending')), 'it is refused');
      await until(async () => (await conversation()).outbox[0]?.attempts === 1, 'the refusal is noted');
      const [entry] = (await conversation()).outbox;
      assert.ok(Date.parse(entry?.nextAttemptAt ?? '') >= before + 30_000);
      await pause(100);
      assert.equal(connector.calls.filter(call => call.activity.type === 'message').length, 1);
    }));

  it('shows who speaks: a person by name, the assistant by none', () =>
    withMessages({}, async ({ post, connector, engine, conversation }) => {
      await post(activity(connector, { conversation: { id: 'thread of noor' } }));
      const { id } = await conversation();
      await until(() => connector.messagesIn('thread of noor').length === 1, 'the answer arrives');
      await engine.command('ines', id, 'a', { kind: 'reply', text: 'It is me.' });
      await until(() => connector.messagesIn('thread of noor').length === 3, 'the words arrive');
      assert.deepEqual(
        connector.messagesIn('thread of noor').map(call => call.activity.text),
        ['heard: Hello', '_turn.joined Inês_', '**Inês:** It is me.'],
      );
    }));

  it('gives up on a channel that does not answer', () =>
    withMessages({}, async ({ connector, parts }) => {
      connector.plan(() => ({ hold: true }));
      const { address, messages } = sample('ines', 'c1');
      assert.ok(address && messages[0]);
      const outgoing = {
        address: { ...address, serviceUrl: connector.url },
        message: messages[0],
        entryId: 'e',
        speaker: { kind: 'assistant', name: 'Wren' },
      } as const;
      const ended = await Promise.race([
        parts.channels.connector.send(outgoing).then(
          () => 'sent',
          (error: Error) => error.name,
        ),
        pause(1_500, 'still waiting'),
      ]);
      assert.equal(ended, 'SendError');
    }));
});

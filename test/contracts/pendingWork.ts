import assert from 'node:assert/strict';
import type { Conversation } from '../../assistant/documents.ts';
import type { Store } from '../../storage/contracts.ts';
import { conversation, someFreelancer, unanswered, unsent } from './samples.ts';

const past = '2026-11-20T09:59:00.000Z';
const now = '2026-11-20T10:00:00.000Z';
const later = '2026-11-20T10:00:00.001Z';
const everything = 10_000;

/** What recovery asks for after a start, and every few seconds. */
export function pendingWorkContract(opened: () => Store): void {
  let store: Store;
  let ana: string;
  beforeEach(() => {
    store = opened();
    ana = someFreelancer();
  });

  const put = (id: string, differences: Partial<Conversation>, freelancer = ana) =>
    store.write(freelancer, 'conversation', id, conversation(freelancer, id, differences), 'any');
  const workOf = async (freelancer = ana) =>
    (await store.pendingWork(now, everything))
      .filter(key => key.freelancerId === freelancer)
      .map(key => `${key.conversationId} ${key.work}`)
      .sort();

  it('names conversations that owe a turn or a delivery which is due, and no others', async () => {
    await put('idle', {});
    await put('asked', { inputs: [unanswered] });
    await put('due', { outbox: [unsent(later), unsent(now)] });
    await put('both', { inputs: [unanswered], outbox: [unsent(past)] });
    await put('later', { outbox: [unsent(later)] });
    await put('dead', { outbox: [unsent(past, 'dead')] });
    await put('at once', { outbox: [unsent('')] });
    assert.deepEqual(await workOf(), [
      'asked unanswered',
      'at once unsent',
      'both unanswered',
      'both unsent',
      'due unsent',
    ]);
  });

  it('never names a preview, and names the freelancer’s own chat', async () => {
    await put('preview', { kind: 'preview', inputs: [unanswered], outbox: [unsent(past)] });
    await put('own', { kind: 'freelancer', inputs: [unanswered], outbox: [unsent(past)] });
    assert.deepEqual(await workOf(), ['own unanswered', 'own unsent']);
  });

  it('forgets what is done', async () => {
    await put('c', { inputs: [unanswered], outbox: [unsent(past)] });
    await put('c', { outbox: [unsent(past)] });
    assert.deepEqual(await workOf(), ['c unsent']);
    await put('c', {});
    assert.deepEqual(await workOf(), []);
  });

  it('reads across freelancers, returns only keys, and no more than asked for', async () => {
    const ben = someFreelancer();
    await put('c', { inputs: [unanswered] });
    await put('c', { outbox: [unsent(past)] }, ben);
    assert.deepEqual(await workOf(ana), ['c unanswered']);
    assert.deepEqual(await workOf(ben), ['c unsent']);
    const some = await store.pendingWork(now, 1);
    assert.equal(some.length, 1);
    assert.deepEqual(Object.keys(some[0] ?? {}).sort(), ['conversationId', 'freelancerId', 'work']);
  });

  it('shows both kinds of work under a small limit', async () => {
    for (let i = 0; i < 6; i += 1) await put(`asked${i}`, { inputs: [unanswered] });
    await put('due', { outbox: [unsent(past)] });
    const kinds = new Set((await store.pendingWork(now, 4)).map(key => key.work));
    assert.deepEqual([...kinds].sort(), ['unanswered', 'unsent']);
  });
}

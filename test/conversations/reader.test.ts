import assert from 'node:assert/strict';
import { readChat } from '../support/chatFile.ts';
import { play } from './play.ts';
import { marked } from './transcript.ts';
import { holds, moneyIn, sentencesOf } from './wording.ts';

const story = (...lines: string[]): string => ['# A story', 'gig: brand-identity', '', ...lines].join('\n');

describe('A .chat file', () => {
  it('reads lines right under one another as a burst, and what an empty line or an expectation parts as turns', () => {
    const { steps } = readChat(story('buyer: hi', 'buyer: price?', '  answers', 'buyer: thanks', '', 'buyer: bye'));
    const texts = steps.map(({ event }) => (event.kind === 'writes' ? event.texts : []));
    assert.deepEqual(texts, [['hi', 'price?'], ['thanks'], ['bye']]);
    assert.deepEqual(steps[0]?.expectations, [{ line: 6, text: 'answers' }]);
  });

  it('names the line that says nothing it knows', () => {
    assert.throws(() => readChat(story('buyer: hi', 'buyer hums')), /line 5: "buyer hums"/);
    assert.throws(() => readChat(story('  answers')), /line 4/);
    assert.throws(() => readChat('a story'), /line 1/);
  });

  it('refuses an expectation that nobody understands, instead of passing it', async () => {
    await assert.rejects(play(readChat(story('buyer: hi', '  is nice'))), /"is nice" is nothing that can be expected/);
  });

  it('fails where the product does not do what is expected, and shows the conversation with what was got', async () => {
    const source = story('buyer: how much is the full brand?', '  names prices 12', '  hands over: complaint');
    const { turns, failures } = await play(readChat(source));
    assert.deepEqual(
      failures.map(({ line }) => line),
      [5, 6],
    );
    const shown = marked(source, turns, failures);
    assert.match(shown, /✗ {3}names prices 12\n✗ +got: prices: 975/);
    assert.match(shown, /assistant +Hi! .*Full brand/);
    assert.match(shown, /· gig:brand-identity\/package:premium/);
  });

  it('stops where a button is tapped that nobody was shown', async () => {
    const { turns, failures } = await play(readChat(story('buyer: hello', '', 'buyer taps: confirm', '  card brief')));
    assert.equal(turns.length, 1);
    assert.deepEqual(failures, [{ line: 6, got: 'there is no button "confirm"' }]);
  });
});

describe('What a reply says', () => {
  it('holds a number only where it stands alone', () => {
    assert.equal(holds('It is $145.', '45'), false);
    assert.equal(holds('It is $1,450', '1'), false);
    assert.equal(holds('In 5 days.', '5 days'), true);
    assert.equal(holds('With our eyes', 'yes'), false);
  });

  it('finds amounts as any language writes them', () => {
    assert.deepEqual(moneyIn('$1,120 or 1.120 €, 1 120 $US and £90'), [1120, 1120, 1120, 90]);
    assert.deepEqual(moneyIn('5 days, 24-page guide'), []);
  });

  it('counts sentences', () => {
    assert.equal(sentencesOf('Hi! It is $185. Which one?\n\nTell me.').length, 4);
  });
});

import assert from 'node:assert/strict';
import { phrasebook } from '../../../language/phrases/phrasebook.ts';
import { talk } from '../../support/talk.ts';

const brief = (chat: ReturnType<typeof talk>) => chat.conversation().brief;

describe('the requirements waterfall', () => {
  it('does not start for a price question', async () => {
    const chat = talk();
    await chat.buyer('How much is it?');
    assert.equal(chat.conversation().expecting, null);
  });

  it('goes from the wish to a confirmed brief and a handover', async () => {
    const chat = talk();
    await chat.buyer('I need a logo for my coffee shop called Lumo');
    await chat.tap({ do: 'choosePackage', gigId: 'logo', tier: 'standard' });
    assert.match(chat.last()?.text ?? '', /Which style do you like\?/);
    await chat.tap({ do: 'choose', slot: 'style', value: 'Playful' });
    await chat.buyer('in 10 days');
    await chat.buyer('blue and gold');
    await chat.buyer('skip');
    assert.equal(chat.last()?.card?.name, 'brief');
    await chat.buyer('Looks good');
    assert.equal(chat.conversation().handover?.reason, 'briefComplete');
    assert.deepEqual(brief(chat).answers, { name: 'Lumo', style: 'Playful', colours: 'blue and gold' });
    assert.equal(brief(chat).deadline, '2026-12-03');
  });

  it('never asks what was already said', async () => {
    const chat = talk();
    await chat.buyer('I need a logo for my brand called Lumo. I need it in 10 days. My budget is $300.');
    await chat.buyer('Standard');
    await chat.buyer('Minimal');
    await chat.buyer('skip');
    await chat.buyer('skip');
    const asked = chat.transcript();
    assert.doesNotMatch(asked, /assistant: [^\n]*(?:name of your brand|By when|budget in mind)/);
    assert.equal(chat.last()?.card?.name, 'brief');
  });

  it('answers a question in between and comes back in one line', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    const answer = await chat.buyer('How many revisions do I get?');
    assert.match(answer, /2 revisions/);
    assert.match(answer, /What is the name of your brand\?$/);
  });

  it('takes a correction of an earlier answer', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer('Lumo');
    const answer = await chat.buyer('Actually the name is Lumino');
    assert.equal(brief(chat).answers.name, 'Lumino');
    assert.match(answer, /Which style/);
  });

  it('takes "make that 3 logos"', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer('make that 3 logos');
    assert.equal(brief(chat).quantity, 3);
    assert.equal(brief(chat).answers.name, undefined);
  });

  it('asks a question at most twice, then takes the words as they are', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer('Lumo');
    assert.match(await chat.buyer('Something purple'), /Which style/);
    assert.doesNotMatch(await chat.buyer('Something purple'), /Which style/);
    assert.equal(brief(chat).answers.style, 'Something purple');
  });

  it('leaves open what the buyer does not know, and tells the freelancer', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer("I don't know yet");
    await chat.buyer('Classic');
    await chat.buyer("that's all");
    assert.match(chat.last()?.card?.text ?? '', /name of your brand\?: Not known yet/);
    await chat.tap({ do: 'confirmBrief' });
    assert.equal(chat.conversation().handover?.reason, 'briefIncomplete');
    assert.match(
      chat.conversation().handover?.summary ?? '',
      /1 of 3 .*Not known to them yet: What is the name of your brand/,
    );
  });

  it('asks again for a line the buyer edits, and shows the brief again', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer('Lumo');
    await chat.buyer('Classic');
    await chat.buyer("that's all");
    assert.match(await chat.tap({ do: 'editBrief', slot: 'name' }), /name of your brand/);
    const again = await chat.buyer('Lumino');
    assert.match(again, /Lumino/);
    assert.equal(chat.last()?.card?.name, 'brief');
  });

  it('stops on "never mind", keeps what is known, and goes on from there', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer('Lumo');
    await chat.buyer('never mind');
    assert.equal(chat.conversation().expecting, null);
    assert.equal(brief(chat).answers.name, 'Lumo');
    assert.match(await chat.buyer("I'd like to order"), /Which style/);
  });

  it('starts over when asked to', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer('start over');
    assert.equal(brief(chat).package, undefined);
    assert.match(chat.last()?.text ?? '', /Which package/);
  });

  it('asks at most six questions before it shows the brief', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    let asked = 0;
    while (chat.last()?.card?.name !== 'brief' && asked < 20) {
      asked++;
      await chat.buyer('skip');
    }
    assert.ok(asked <= 6, `${asked} questions`);
  });

  it('asks what a custom offer needs, then hands over', async () => {
    const chat = talk();
    assert.match(await chat.buyer('I want a custom offer'), /What should be different/);
    await chat.buyer('It should glow');
    assert.equal(chat.conversation().handover?.reason, 'customOffer');
    assert.match(chat.conversation().handover?.summary ?? '', /It should glow/);
  });

  it('shows the brief as it stands to who confirms an earlier one', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer('Lumo');
    await chat.buyer("that's all");
    await chat.buyer('Actually the name is Lumino');
    assert.match(await chat.tap({ do: 'confirmBrief', version: 1 }), /earlier version[\s\S]*Lumino/);
    assert.equal(chat.conversation().status, 'live');
    await chat.tap({ do: 'confirmBrief', version: 2 });
    assert.equal(chat.conversation().handover?.reason, 'briefIncomplete');
  });

  it('answers a tap on a brief that is already confirmed', async () => {
    const chat = talk({ handover: { briefComplete: false } });
    await chat.buyer("I'd like to order");
    await chat.buyer('Basic');
    await chat.buyer("that's all");
    await chat.tap({ do: 'confirmBrief' });
    assert.equal(chat.conversation().status, 'live');
    assert.match(await chat.tap({ do: 'confirmBrief' }), /already confirmed/);
  });

  it('keeps its place in plain JSON between turns', async () => {
    const chat = talk();
    await chat.buyer("I'd like to order");
    const { state } = chat.conversation().dialog;
    assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
  });
});

describe('phrases', () => {
  it('opens two turns in a row differently', () => {
    const style = { language: 'en', tone: 'friendly', detail: 'brief', now: new Date('2026-11-23') } as const;
    const make = phrasebook();
    assert.notEqual(make({ ...style, variant: 2 })('ask.ack'), make({ ...style, variant: 4 })('ask.ack'));
  });

  it('writes money without empty decimals and days without this year', () => {
    const say = phrasebook()({
      language: 'en',
      tone: 'casual',
      detail: 'brief',
      variant: 0,
      now: new Date('2026-11-23'),
    });
    assert.equal(say.money({ amount: 119_500, currency: 'USD' }), '$1,195');
    assert.equal(say.money({ amount: 1999, currency: 'EUR' }), '€19.99');
    assert.equal(say.day('2026-12-03'), '3 December');
    assert.equal(say.day('2027-01-09'), '9 January 2027');
    assert.equal(say('delivery.same', { days: 1 }), 'Delivery takes 1 day.');
  });
});

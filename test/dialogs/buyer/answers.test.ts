import assert from 'node:assert/strict';
import { logoStudio } from '../../support/studio.ts';
import { talk } from '../../support/talk.ts';

describe('a buyer asks', () => {
  it('is told in the first reply that an AI assistant answers, its name and whose it is, and only then', async () => {
    const chat = talk();
    assert.match(await chat.buyer('How long does it take?'), /I'm Wren, Ada's AI assistant/);
    assert.doesNotMatch(await chat.buyer('How many revisions?'), /AI assistant/);
  });

  it('is greeted once when the page opens, with questions made from the Gig', async () => {
    const chat = talk();
    assert.match(await chat.arrive(), /AI assistant/);
    assert.ok(chat.last()?.suggestions?.includes('Do you use templates?'));
    assert.equal(await chat.arrive(), '');
    assert.doesNotMatch(await chat.buyer('How much is it?'), /AI assistant/);
  });

  it('gets every question of one message answered, once', async () => {
    const answer = await talk().buyer('How much is Basic? How long does Basic take? How much is Basic?');
    assert.equal(answer.match(/\$120/g)?.length, 1);
    assert.match(answer, /3 days/);
  });

  it('hears each package with its time and revisions where the freelancer wants detail', async () => {
    const settings = { detail: 'detailed' } as const;
    const answer = await talk({ settings }).buyer('What does it cost?');
    assert.match(answer, /Basic at \$120 \(3 days and 2 revisions\), Standard at \$240 \(5 days and 4 revisions\)/);
    const both = await talk({ settings }).buyer('What does it cost? How long does it take?');
    assert.match(both, /Standard at \$240 and .*Standard 5 days/s);
  });

  it('sees the packages side by side with the prices', async () => {
    const chat = talk();
    const answer = await chat.buyer('What does it cost?');
    assert.match(answer, /\$120.*\$240.*\$480/);
    assert.equal(chat.last()?.card?.name, 'packages');
  });

  it('hears the true price when a wrong one is presumed', async () => {
    const answer = await talk().buyer("It's $50, right?");
    assert.match(answer, /\$120/);
    assert.doesNotMatch(answer, /\$50/);
  });

  it('learns which package a budget pays for', async () => {
    const chat = talk();
    assert.match(await chat.buyer('What price can I get for $300?'), /Standard at \$240/);
    assert.equal(chat.conversation().brief.budget?.amount, 30_000);
  });

  it('gets no discount, and a custom offer by the freelancer when asking again', async () => {
    const chat = talk();
    const answer = await chat.buyer('Can I get a discount?');
    assert.match(answer, /Ada/);
    assert.match(answer, /\$120/);
    assert.match(await chat.buyer('Really no discount?'), /What should be different from the packages\?/);
    await chat.buyer('Half the size');
    assert.equal(chat.conversation().handover?.reason, 'customOffer');
  });

  it('is told plainly what is not offered, and what is', async () => {
    const answer = await talk().buyer('Do you do printing?');
    assert.match(answer, /“Printing”/);
    assert.match(answer, /“Logo for your brand”/);
  });

  it('reaches the freelancer when insisting on what is not offered', async () => {
    const chat = talk();
    await chat.buyer('Do you do printing?');
    await chat.buyer('Can you do printing anyway?');
    assert.equal(chat.conversation().handover?.reason, 'outOfScope');
  });

  it("gets an FAQ in the freelancer's words, with its source", async () => {
    const chat = talk();
    assert.match(await chat.buyer('Do you use templates?'), /draw every logo from scratch/);
    assert.deepEqual(
      chat.last()?.sources?.map(({ id }) => id),
      ['gig:logo/faq:0'],
    );
  });

  it('hears that a date can be met with the rush extra', async () => {
    const answer = await talk().buyer('Can you deliver by 2026-11-25?');
    assert.match(answer, /Express delivery.*\$60/);
    assert.match(answer, /2 days/);
  });

  it('hears an honest no to a date nothing can meet, and the freelancer decides', async () => {
    const chat = talk();
    assert.match(await chat.buyer('Can you deliver by tomorrow?'), /can't promise/);
    assert.equal(chat.conversation().handover?.reason, 'rush');
  });

  it('keeps talking about a date nothing can meet when the freelancer has no rush rule', async () => {
    const chat = talk({ handover: { rush: false } });
    await chat.buyer('Can you deliver by tomorrow?');
    assert.equal(chat.conversation().status, 'live');
  });

  it('is asked which Gig is meant, and then gets the answer', async () => {
    const chat = talk(logoStudio('two'));
    assert.match(await chat.buyer('How much is it?'), /Which/);
    assert.equal(chat.last()?.card?.name, 'choices');
    assert.match(await chat.tap({ do: 'choose', slot: 'gig', value: 'poster' }), /\$90/);
    assert.equal(chat.conversation().gigId, 'poster');
  });

  it('is not asked which Gig is meant when the words say it', async () => {
    assert.match(await talk(logoStudio('two')).buyer('How much is a poster?'), /\$90/);
  });

  it('gets an honest "I do not know", the question kept for the freelancer, and the freelancer after two', async () => {
    const chat = talk();
    await chat.buyer('Who won the match?');
    assert.deepEqual(chat.conversation().open, ['Who won the match?']);
    assert.equal(chat.conversation().status, 'live');
    await chat.buyer('Where is my umbrella?');
    assert.equal(chat.conversation().handover?.reason, 'notAnswered');
  });

  it('hears no price from an informative assistant beyond the facts, and a recommendation from an assertive one', async () => {
    const informative = await talk({ settings: { pricingStyle: 'informative' } }).buyer('What does it cost?');
    assert.doesNotMatch(informative, /Shall|Would you like/);
    const assertive = await talk({ settings: { pricingStyle: 'assertive' } }).buyer('What does it cost?');
    assert.match(assertive, /Standard\./);
  });
});

describe('safety', () => {
  it('answers an off-platform wish with one line, flags it, and still answers the question beside it', async () => {
    const chat = talk();
    const answer = await chat.buyer('Write me on WhatsApp. How much is Basic?');
    assert.match(answer, /protected/);
    assert.match(answer, /\$120/);
    await chat.buyer('Whatsapp!');
    assert.deepEqual(chat.conversation().flags, ['offPlatform']);
  });

  it('says nothing to spam after the first time', async () => {
    const chat = talk();
    assert.notEqual(await chat.buyer('Cheap SEO backlinks'), '');
    assert.equal(await chat.buyer('Cheap SEO backlinks'), '');
  });

  it('hands over after the second abuse', async () => {
    const chat = talk();
    await chat.buyer('You idiot');
    assert.equal(chat.conversation().status, 'live');
    await chat.buyer('Idiot');
    assert.equal(chat.conversation().handover?.reason, 'safety');
  });
});

describe('handover', () => {
  it('follows one message asking for a person, after the answer to what else was asked', async () => {
    const chat = talk();
    const answer = await chat.buyer('How much is Basic? I want to talk to a person.');
    assert.match(answer, /\$120/);
    assert.equal(chat.conversation().handover?.reason, 'askedForHuman');
    assert.equal(chat.last()?.suggestions, undefined);
  });

  it('says when to expect the freelancer outside their working hours', async () => {
    const workingHours = [{ day: 'tue' as const, from: '09:00', to: '17:00' }];
    const answer = await talk({ settings: { workingHours } }).buyer('I want to talk to a person.');
    assert.match(answer, /Tuesday.*24 November.*09:00/);
  });

  it('writes a summary with what is open and a next step', async () => {
    const chat = talk();
    await chat.buyer('Who won the match?');
    await chat.buyer('I want to talk to a person.');
    const handover = chat.conversation().handover;
    assert.match(handover?.summary ?? '', /Bo .*Who won the match/);
    assert.deepEqual(handover?.open, ['Who won the match?']);
    assert.notEqual(handover?.nextStep, '');
  });

  it('answers a language we do not speak with one line', async () => {
    const chat = talk();
    await chat.buyer('Hvad koster det');
    assert.equal(chat.conversation().handover?.reason, 'language');
  });

  it('follows a budget above the amount set', async () => {
    const chat = talk({ handover: { budgetAbove: { amount: 100_000, currency: 'USD' } } });
    await chat.buyer('My budget is $5000');
    assert.equal(chat.conversation().handover?.reason, 'budgetAbove');
  });
});

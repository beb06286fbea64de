import assert from 'node:assert/strict';
import type { Attachment } from '../../../assistant/documents.ts';
import { logoStudio } from '../../support/studio.ts';
import { talk } from '../../support/talk.ts';

const brief = (chat: ReturnType<typeof talk>) => chat.conversation().brief;
const dollars = (amount: number) => ({ amount: amount * 100, currency: 'USD' });
const file = (name: string): Attachment => ({ name, contentType: 'application/pdf', url: `/files/${name}`, size: 9 });

async function atTheName(chat = talk()): Promise<ReturnType<typeof talk>> {
  await chat.buyer("I'd like to order");
  await chat.buyer('Basic');
  return chat;
}

describe('a conversation that flows', () => {
  it('gives one coherent answer to a wish with three questions: prices once, one card, one question', async () => {
    const chat = talk(logoStudio('two'));
    const answer = await chat.buyer(
      'I need a logo for my coffee roastery. How much is it? How fast can you do it? Do you do website development?',
    );
    const { text = '', card } = chat.last() ?? {};
    assert.equal(text.match(/\$240/g)?.length, 1, text);
    assert.match(text, /3 days/);
    assert.match(text, /“Website development”/);
    assert.equal(card?.name, 'packages');
    assert.equal(text.match(/\?/g)?.length, 1, answer);
    assert.equal(chat.conversation().gigId, 'logo');
  });

  it('takes a tap on the packages card for the answer to "which package"', async () => {
    const chat = talk();
    assert.match(await chat.buyer("I'd like to order"), /Which package/);
    const next = await chat.tap({ do: 'choosePackage', gigId: 'logo', tier: 'premium' });
    assert.match(next, /name of your brand/);
    assert.equal(brief(chat).package, 'premium');
  });

  it('keeps the answer to another question that came meanwhile', async () => {
    const chat = await atTheName();
    await chat.tap({ do: 'choose', slot: 'style', value: 'Classic' });
    await chat.buyer('Lumo');
    assert.deepEqual(brief(chat).answers, { style: 'Classic', name: 'Lumo' });
    assert.doesNotMatch(chat.last()?.text ?? '', /Which style/);
  });

  it('shows what it was told, and goes on where it was', async () => {
    const chat = await atTheName();
    const told = await chat.buyer('What did I tell you so far?');
    assert.equal(chat.last()?.card?.name, 'brief');
    assert.match(told, /Basic · \$120/);
    assert.match(told, /What is the name of your brand\?/);
  });

  it('says why it asks', async () => {
    const chat = await atTheName();
    const why = await chat.buyer('Why do you need that?');
    assert.match(why, /Ada/);
    assert.match(why, /name of your brand/);
    assert.equal(brief(chat).answers.name, undefined);
  });

  it('does not ask for ever when nothing but thanks comes back', async () => {
    const chat = await atTheName();
    await chat.buyer('thanks');
    assert.doesNotMatch(await chat.buyer('thank you'), /name of your brand/);
  });

  it('keeps an address whole, whatever it begins with', async () => {
    const chat = await atTheName();
    await chat.buyer('hello@lumo.example');
    assert.equal(brief(chat).answers.name, 'hello@lumo.example');
  });

  it('tells the price of the package that is being ordered', async () => {
    const chat = await atTheName();
    const answer = await chat.buyer('How much is it again?');
    assert.match(answer, /\$120/);
    assert.doesNotMatch(answer, /\$240/);
  });

  it('says that it is an AI when asked', async () => {
    assert.match(await talk().buyer('Are you a real person or a bot?'), /AI assistant.*not a person/);
  });

  it('does not promise for a word that a package happens to hold', async () => {
    const { knowledge, freelancer } = logoStudio();
    const [gig] = knowledge.gigs;
    gig?.doesNotOffer.push('Filming on the day');
    gig?.packages[0]?.includes.push('1-minute film');
    const answer = await talk({ knowledge, freelancer }).buyer('Would you come and film our party?');
    assert.doesNotMatch(answer, /Yes/);
    assert.match(answer, /“Filming on the day”/);
  });

  it('holds the price of the package for which less is offered', async () => {
    const answer = await talk().buyer('Could you do Standard for $100?');
    assert.match(answer, /\$240/);
    assert.doesNotMatch(answer, /within that budget/i);
  });

  it('says what is offered to who wants something else, and the freelancer decides', async () => {
    const chat = talk({ ...logoStudio('two'), handover: { outOfScope: true } });
    assert.match(await chat.buyer('I need a mobile app.'), /“Logo for your brand”/);
    assert.equal(chat.conversation().handover?.reason, 'outOfScope');
  });

  it('asks at most twice which Gig is meant', async () => {
    const chat = talk(logoStudio('two'));
    await chat.buyer('How much is it?');
    await chat.buyer('How much is it?');
    assert.doesNotMatch(await chat.buyer('How much is it?'), /Which/);
  });
});

describe('rules and files', () => {
  it('keeps a file in the brief and names it', async () => {
    const chat = talk();
    assert.match(await chat.buyer('', [file('sketch.pdf')]), /file/);
    assert.deepEqual(brief(chat).attachments, ['sketch.pdf']);
    assert.equal(chat.conversation().status, 'live');
  });

  it('hands a file over where the freelancer wants that', async () => {
    const chat = talk({ handover: { attachment: true } });
    await chat.buyer('Here it is', [file('sketch.pdf')]);
    assert.equal(chat.conversation().handover?.reason, 'attachment');
  });

  it('hands over a budget below the amount set, and not one above it', async () => {
    const chat = talk({ handover: { budgetBelow: dollars(100) } });
    await chat.buyer('My budget is $300');
    assert.equal(chat.conversation().status, 'live');
    await chat.buyer('Sorry, my budget is $50');
    assert.equal(chat.conversation().handover?.reason, 'budgetBelow');
  });

  it("hands over at the freelancer's keyword", async () => {
    const chat = talk({ handover: { keywords: ['franchise'] } });
    await chat.buyer('We are a franchise of bakeries');
    assert.equal(chat.conversation().handover?.reason, 'keyword');
  });

  it('answers a tap that is out of date without losing the conversation', async () => {
    const chat = talk();
    assert.match(await chat.tap({ do: 'choosePackage', gigId: 'gone', tier: 'basic' }), /isn't available any more/);
    assert.equal(chat.conversation().status, 'live');
    assert.notEqual(await chat.tap({ do: 'choose', slot: 'gone', value: 'x' }), '');
  });
});

describe('tone and detail', () => {
  it('speaks in the tone the freelancer chose, with the same facts', async () => {
    const friendly = await talk({ settings: { tone: 'friendly' } }).buyer('How much is Basic?');
    const professional = await talk({ settings: { tone: 'professional' } }).buyer('How much is Basic?');
    const casual = await talk({ settings: { tone: 'casual' } }).buyer('How much is Basic?');
    assert.equal(new Set([friendly, professional, casual]).size, 3);
    for (const said of [friendly, professional, casual]) assert.match(said, /\$120/);
  });

  it('cuts a long answer short where the freelancer wants brief ones', async () => {
    const { knowledge, freelancer } = logoStudio();
    const faq = knowledge.gigs[0]?.faqs[0];
    if (faq) faq.answer = 'No templates. One is drawn. Two are shown. Three are kept. Four are left. Five are gone.';
    const said = (detail: 'brief' | 'detailed') =>
      talk({ knowledge, freelancer, settings: { detail } }).buyer('Do you use templates?');
    assert.ok((await said('brief')).length < (await said('detailed')).length);
  });
});

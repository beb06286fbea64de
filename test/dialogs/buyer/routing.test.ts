import assert from 'node:assert/strict';
import type { Fact } from '../../../assistant/documents.ts';
import { factsOf } from '../../../assistant/facts.ts';
import type { Topic } from '../../../assistant/vocabulary.ts';
import type { RoutingContext } from '../../../dialogs/buyer/clauseContext.ts';
import { questionFacts, questionsOf } from '../../../dialogs/buyer/faq.ts';
import { route } from '../../../dialogs/buyer/routing.ts';
import { actsOf } from '../../../language/builtIn/acts.ts';
import { logoStudio } from '../../support/studio.ts';

const { knowledge, freelancer } = logoStudio();
const [gig] = knowledge.gigs;
const templates = 'gig:logo/faq:0';

const about = (more: Partial<RoutingContext> = {}): RoutingContext => ({
  gig,
  among: false,
  before: undefined,
  expecting: false,
  gathering: false,
  corrects: false,
  flagged: false,
  budget: false,
  day: false,
  tells: false,
  namesPackage: false,
  questions: gig ? questionFacts(knowledge, gig) : [],
  questionOf: fact => questionsOf(knowledge, fact),
  ...more,
});

const factOf = (id: string): Fact => {
  const found = factsOf(knowledge, freelancer).find(fact => fact.id === id);
  assert.ok(found, id);
  return found;
};

interface Said {
  topic: Topic;
  confidence?: number;
  matches?: Record<string, number>;
  asks?: boolean;
}

const routed = (text: string, { topic, confidence = 0.9, matches = {}, asks = true }: Said, more = {}) => {
  const clause = {
    text,
    asks,
    topics: [{ topic, confidence }],
    matches: Object.entries(matches).map(([id, sure]) => ({ fact: factOf(id), confidence: sure })),
    things: [],
    acts: actsOf(text, 'en'),
  };
  const found = route(clause, about(more));
  return found.to === 'match' ? found.match.fact.id : found.to === 'topic' ? found.topic : found.to;
};

describe('what answers a clause', () => {
  it('is the packages, for a price or a time in general', () => {
    assert.equal(routed('how much is it', { topic: 'price', matches: { 'qa:pay': 0.98 } }), 'price');
    assert.equal(routed('how long does it take', { topic: 'delivery', matches: { [templates]: 0.9 } }), 'delivery');
  });

  it('is the FAQ, where the words are about something that it holds', () => {
    const said: Said = { topic: 'price', confidence: 0.7, matches: { [templates]: 0.93 } };
    assert.equal(routed('do templates cost less?', said), templates);
  });

  it('is the FAQ, where only a guess at the topic stands against it', () => {
    const said: Said = { topic: 'requirements', confidence: 0.34, matches: { [templates]: 0.78 } };
    assert.equal(routed('who makes the templates', said), templates);
  });

  it('is the extra that is named, and not the price list', () => {
    assert.equal(routed('how much is express', { topic: 'price', matches: { [templates]: 0.7 } }), 'price');
  });

  it('is one number more, where the words name a package beside the subject', () => {
    const clause = {
      text: 'how is premium without templates and what does it cost',
      asks: true,
      topics: [{ topic: 'price' as const, confidence: 0.4 }],
      matches: [{ fact: factOf(templates), confidence: 0.97 }],
      things: [],
      acts: [],
    };
    const found = route(clause, about({ namesPackage: true }));
    assert.equal(found.to === 'match' && found.besides, 'price');
  });

  it('is a person, always, where that is said', () => {
    for (const text of ['can i talk to a real person', 'agent please'])
      assert.equal(routed(text, { topic: 'other', confidence: 0.2, matches: { [templates]: 0.95 } }), 'human', text);
    assert.equal(routed('let me speak with Ada', { topic: 'human', confidence: 0.98 }), 'human');
  });

  it('is no person on a weak guess that an answer speaks against', () => {
    const said: Said = { topic: 'human', confidence: 0.54, matches: { [templates]: 0.87 } };
    assert.equal(routed('so there are no templates at all?', said), templates);
    assert.notEqual(routed('does a human draw it', { topic: 'human', confidence: 0.95 }), 'human');
  });

  it('is no complaint where something is only asked', () => {
    assert.notEqual(routed('are the files delivered to me', { topic: 'complaint', confidence: 0.81 }), 'complaint');
    assert.equal(routed('this is terrible', { topic: 'complaint', asks: false }), 'complaint');
    assert.equal(routed('where is my logo?', { topic: 'complaint' }), 'complaint');
  });

  it('is an order on a plain wish, and an answer where something is asked', () => {
    assert.equal(routed('can you make me a logo?', { topic: 'requirements' }), 'order');
    assert.equal(routed('do u need templates', { topic: 'requirements', matches: { [templates]: 0.93 } }), templates);
    assert.equal(routed('we want to book the premium package', { topic: 'customOffer', confidence: 0.9 }), 'order');
  });

  it('is a custom offer where one is asked for by name', () => {
    const said: Said = { topic: 'customOffer', matches: { 'qa:pay': 0.9 } };
    assert.equal(routed('can i get a custom quote for 40 logos?', said), 'customOffer');
    assert.equal(
      routed(
        'price of the premium package',
        { topic: 'customOffer', confidence: 0.5, asks: false },
        { namesPackage: true },
      ),
      'price',
    );
  });

  it('is nothing sure where a match shares no word with the question', () => {
    const said: Said = { topic: 'scope', confidence: 0.5, matches: { [templates]: 0.31 } };
    assert.equal(routed('will visitors vanish afterwards', said), 'unsure');
  });

  it('is the right one of a few, where the buyer says which', () => {
    const clause = {
      text: 'and afterwards',
      asks: true,
      topics: [{ topic: 'support' as const, confidence: 0.4 }],
      matches: [
        { fact: factOf(templates), confidence: 0.34 },
        { fact: factOf('qa:pay'), confidence: 0.33 },
      ],
      things: [],
      acts: [],
    };
    const found = route(clause, about());
    assert.ok(found.to === 'unsure');
    assert.deepEqual(found.among.map(({ id }) => id).sort(), [templates, 'qa:pay'].sort());
  });

  it('is the answer to our own question, unless it plainly asks', () => {
    const waiting = { expecting: true, gathering: true };
    assert.equal(routed('whenever, no rush', { topic: 'rush', asks: false }, waiting), 'statement');
    assert.notEqual(routed('do you do printing too', { topic: 'scope', asks: false }, waiting), 'statement');
    assert.equal(routed('Why do you need that?', { topic: 'other' }, waiting), 'reason');
  });

  it('is about the assistant or the brief, where that is asked', () => {
    assert.equal(routed('wait are you a real person or a bot?', { topic: 'smallTalk' }), 'ai');
    assert.equal(routed('What did I tell you so far?', { topic: 'portfolio', matches: { 'qa:pay': 0.68 } }), 'told');
  });

  it('is the price for who names an amount to hear what it buys', () => {
    assert.equal(routed('i have $300, what can i get', { topic: 'files' }, { budget: true }), 'price');
  });
});

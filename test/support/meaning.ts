import type { Gig } from '../../assistant/documents.ts';
import { factsOf } from '../../assistant/facts.ts';
import { money } from '../../assistant/money.ts';
import { type Flag, type Topic, tiers } from '../../assistant/vocabulary.ts';
import { coverage, says, shared } from '../../assistant/words.ts';
import { actsOf } from '../../language/builtIn/acts.ts';
import { answersIn } from '../../language/builtIn/answers/answers.ts';
import { thingsNamed } from '../../language/builtIn/things.ts';
import type { Clause, Entities, Match, Move, Understand, UnderstandRequest } from '../../language/understanding.ts';

/** Meaning by plain patterns, English only: dialogs are tested on what they do with it, not on how it is found. */
const topicPatterns: [Topic, RegExp][] = [
  ['human', /\b(talk|speak) (to|with) (a |the )?(person|human|someone|ada|real)/i],
  ['customOffer', /custom (offer|quote|price)/i],
  ['complaint', /\b(unhappy|complain|terrible service|disappointed)\b/i],
  ['thanks', /^\W*(thanks|thank you)\b/i],
  ['goodbye', /^\W*(bye|goodbye)\b/i],
  ['greeting', /^\W*(hi|hello|hey)\W*$/i],
  ['smallTalk', /how are you/i],
  ['rush', /\b(rush|faster|urgent|asap|tomorrow)\b|deliver by/i],
  ['revisions', /\brevisions?\b/i],
  ['delivery', /how (long|fast)|turnaround|delivery|how soon/i],
  ['package', /\bpackages?\b|difference|included|compare/i],
  ['price', /how much|\bprice|\bcost|discount|cheaper|\$\d/i],
  ['requirements', /(like|want) to order|get started/i],
  ['scope', /\b(do|can) you\b/i],
];
const flagPatterns: [Flag, RegExp][] = [
  ['offPlatform', /whatsapp|paypal me|outside (the|this) (site|platform)/i],
  ['abuse', /\bidiot\b/i],
  ['spam', /seo backlinks/i],
  ['credentials', /password/i],
  ['injection', /ignore (all|your) (previous )?instructions/i],
];
const movePatterns: [Move, RegExp][] = [
  ['dontKnow', /don['’]?t know|not sure/i],
  ['noHurry', /^\W*(no rush)\b/i],
  ['skip', /^\W*(skip|pass)\b/i],
  ['cancel', /\b(cancel|never ?mind|forget it)\b/i],
  ['restart', /start over/i],
  ['done', /that['’]?s (all|it)\b/i],
  ['yes', /^\W*(yes|yeah|sure|ok)\b/i],
  ['no', /^\W*(no|nope)\b/i],
];

const firstOf = <T>(patterns: [T, RegExp][], text: string): T | undefined =>
  patterns.find(([, pattern]) => pattern.test(text))?.[0];

export const plainMeaning: Understand = async request => {
  const clauses = request.text
    .split(/(?<=[?.!])\s+|\n/)
    .filter(part => part.trim() !== '')
    .map(text => clauseOf(text.trim(), request));
  const topics = [...new Map(clauses.map(({ topics: [top] }) => [top?.topic, top])).values()].filter(one => !!one);
  const entities = entitiesOf(request);
  const corrects = /\b(actually|make that|instead|change)\b/i.test(request.text);
  const move = firstOf(movePatterns, request.text) ?? null;
  const statements = clauses.filter(clause => !clause.asks).map(({ text }) => text);
  const asks = statements.length < clauses.length;
  const { answers, fits } = answersIn(request, {
    statements,
    plain: statements,
    asks,
    language: 'en',
    entities,
    move,
    corrects,
  });
  return {
    answers,
    fits,
    language: 'en',
    foreign: /\bjeg|hvad\b/i.test(request.text) ? 'da' : null,
    topics,
    clauses,
    entities,
    corrects,
    move,
    flags: flagPatterns.filter(([, pattern]) => pattern.test(request.text)).map(([flag]) => flag),
  };
};

function clauseOf(text: string, request: UnderstandRequest): Clause {
  const flag = firstOf(flagPatterns, text);
  const topic = flag ?? firstOf(topicPatterns, text) ?? 'other';
  const asks = /\?|how much|tell me|custom offer/i.test(text);
  return {
    text,
    asks,
    topics: [{ topic, confidence: 0.9 }],
    matches: asks ? matchesOf(text, request) : [],
    things: thingsNamed(text, 'en', request.knowledge),
    acts: actsOf(text, 'en'),
  };
}

function matchesOf(text: string, { knowledge, freelancer }: UnderstandRequest): Match[] {
  const facts = factsOf(knowledge, freelancer);
  const questions = new Map<string, string>();
  for (const gig of knowledge.gigs)
    gig.faqs.forEach((faq, n) => {
      questions.set(`gig:${gig.id}/faq:${n}`, faq.question);
    });
  for (const qa of knowledge.qa) questions.set(`qa:${qa.id}`, qa.question);
  return facts
    .filter(fact => questions.has(fact.id))
    .map(fact => ({ fact, confidence: coverage(questions.get(fact.id) ?? '', text) }))
    .filter(({ confidence }) => confidence >= 0.5)
    .sort((a, b) => b.confidence - a.confidence);
}

function entitiesOf({ text, knowledge, freelancer, gigId, now }: UnderstandRequest): Entities {
  const amount = /\$\s?(\d+)/.exec(text)?.[1];
  const count = /\b(\d+) (?:logos?|labels?|pages?|posts?)\b/.exec(text)?.[1];
  const gig = named(knowledge.gigs, text);
  const known = knowledge.gigs.find(({ id }) => id === (gig?.id ?? gigId)) ?? knowledge.gigs[0];
  const tier = tiers.find(one => {
    const pack = known?.packages.find(candidate => candidate.tier === one);
    return says(text, one) || (pack && says(text, pack.name));
  });
  const days = /tomorrow/i.test(text) ? 1 : Number(/in (\d+) days/.exec(text)?.[1] ?? 0);
  const date = /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  const deadline = date ?? (days ? new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10) : undefined);
  return {
    ...(amount && { budget: money(Number(amount), freelancer.currency) }),
    ...(deadline && { deadline }),
    ...(count && { quantity: Number(count) }),
    ...(/\basap|urgent\b/i.test(text) && { urgent: true as const }),
    ...(/\bno rush\b/i.test(text) && { noHurry: true as const }),
    ...(tier && { tier }),
    ...(gig && knowledge.gigs.length > 1 && { gigId: gig.id }),
    links: text.match(/https?:\/\/\S+/g) ?? [],
    fileNames: [],
    emails: [],
    phones: [],
  };
}

function named(gigs: Gig[], text: string): Gig | undefined {
  const fits = gigs.map(gig => ({ gig, fit: shared(gig.title, text) })).sort((a, b) => b.fit - a.fit);
  return (fits[0]?.fit ?? 0) > (fits[1]?.fit ?? 0) ? fits[0]?.gig : undefined;
}

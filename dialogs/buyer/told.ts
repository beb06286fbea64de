import { learn, type Told } from '../../assistant/brief.ts';
import type { Gig } from '../../assistant/documents.ts';
import { says, shared, subjectWords } from '../../assistant/words.ts';
import { anyDoes, asksPlainly, does, hasQuestionMark, isLabelled } from './acts.ts';
import { isOnlyWish } from './delivery.ts';
import { asksWithin, cuesOf, subjectBeyond } from './subject.ts';
import type { BuyerTurn } from './turn.ts';
import { meantGig, namedPackage } from './wishes.ts';

/** Fewer words say nothing about a project. */
const leastDescribing = 4;
const longestDescription = 1500;

/** Takes into the brief what the turn told, and notes which slots changed. */
export function takeIn(turn: BuyerTurn): void {
  const { conversation } = turn.state;
  const told = toldBy(turn);
  // "The first one" is a Gig then, and no package.
  if (turn.memory.pending.length > 0) delete turn.state.understanding.entities.tier;
  const before = conversation.gigId;
  if (told.gigId && isAboutWork(turn) && mayMove(turn, told.gigId)) conversation.gigId = told.gigId;
  if (conversation.gigId !== before) turn.learned.add('gigId');
  const gig = turn.gig();
  const { gigId: _, ...rest } = told;
  conversation.brief = learn(conversation.brief, { ...rest, ...(gig && { gigId: gig.id }) });
  for (const [slot, value] of Object.entries(rest)) {
    const changed = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (changed) turn.learned.add(slotOf[slot] ?? slot);
  }
  takeAnswers(turn);
}

/** What was told stands in the brief under another name. */
const slotOf: Record<string, string> = { links: 'references', noHurry: 'deadline' };

const besides = new Set<string>([
  'human',
  'greeting',
  'thanks',
  'goodbye',
  'smallTalk',
  'complaint',
  'offPlatform',
  'spam',
]);

/** Whether anything said is about the work at all. */
function isAboutWork(turn: BuyerTurn): boolean {
  return turn.state.understanding.clauses.some(({ topics }) => !besides.has(topics[0]?.topic ?? 'other'));
}

/** Another Gig is taken up at once while nothing is gathered, and only by a plain wish while something is. */
function mayMove(turn: BuyerTurn, gigId: string): boolean {
  const { conversation, understanding } = turn.state;
  if (!turn.memory.gathering || !conversation.gigId) return true;
  // "The packaging one", said to "which package?"
  if (conversation.expecting?.id === 'package' && !asksPlainly(turn)) return gigId !== conversation.gigId;
  return gigId !== conversation.gigId && (understanding.corrects || anyDoes(turn, 'orders')) && !conversation.expecting;
}

function toldBy(turn: BuyerTurn): Told {
  const { understanding, attachments } = turn.state;
  const { budget, deadline, noHurry, quantity, links } = understanding.entities;
  const meant = meantGig(turn);
  const gig = meant ?? turn.gig();
  const tier = (gig && namedPackage(turn, gig)?.tier) ?? understanding.entities.tier;
  const gigId = meant?.id;
  const description = describes(turn);
  const expecting = turn.state.conversation.expecting;
  return {
    ...(budget && { budget }),
    ...(deadline && !(gig && isOnlyWish(turn, gig, deadline)) && { deadline }),
    ...(noHurry && { noHurry }),
    ...(quantity !== undefined &&
      (quantity > 1 || understanding.corrects) &&
      (!expecting || understanding.corrects) && { quantity }),
    ...(tier && choosesPackage(turn) && { package: tier }),
    ...(gigId && { gigId }),
    ...(description && { description }),
    links,
    attachments: attachments.map(({ name }) => name),
  };
}

/** A package is chosen by saying so, not by asking about it. */
function choosesPackage(turn: BuyerTurn): boolean {
  const { text, understanding, conversation } = turn.state;
  const gig = turn.gig() ?? meantGig(turn);
  if (hasQuestionMark(text)) return false;
  if (turn.memory.pending.length > 0) return gig !== undefined && says(text, namedPackage(turn, gig)?.name ?? '');
  const { expecting } = conversation;
  if (expecting?.id === 'package') return !asksPlainly(turn);
  const wants = anyDoes(turn, 'orders') || understanding.corrects;
  if (expecting) return wants && gig !== undefined && namedPackage(turn, gig) !== undefined;
  if (!gig || !namedPackage(turn, gig) || asksPlainly(turn) || anyDoes(turn, 'haggles')) return false;
  const likely = understanding.topics.some(({ topic, confidence }) => topic === 'requirements' && confidence >= 0.3);
  return wants || anyDoes(turn, 'needs') || (!asksForNumber(text) && (likely || text.trim().split(/\s+/).length <= 4));
}

/** "price of the premium package" asks about it. */
const asksForNumber = (text: string): boolean =>
  asksWithin(text) || (['price', 'delivery', 'revisions'] as const).some(one => cuesOf(one, text));

/** An amount and little else. */
const isAmount = /^(?:\S+\s+){0,5}[$€£]?\d[\d.,]*k?\s*(?:[$€£]|usd|eur|dollars?|euros?|bucks)?(?:\s+\S+){0,2}\s*$/i;

/** What the buyer says of their project, where they say it unasked. */
function describes(turn: BuyerTurn): string | undefined {
  const { understanding, conversation } = turn.state;
  if (conversation.brief.description || conversation.expecting || turn.memory.clarifying) return undefined;
  const gig = turn.gig() ?? meantGig(turn);
  const telling = understanding.clauses.filter(clause => {
    const social = ['greeting', 'thanks', 'goodbye', 'smallTalk', 'human', 'complaint'].includes(
      clause.topics[0]?.topic ?? '',
    );
    if (does(clause, 'haggles') || isAmount.test(clause.text)) return false;
    if (isLabelled(clause)) return !does(clause, 'slots');
    return (
      !social &&
      // A wish to order says nothing of the project.
      !(does(clause, 'orders') && subjectBeyond(clause.text, gig).length < leastDescribing) &&
      (does(clause, 'needs') || (!clause.asks && !does(clause, 'orders'))) &&
      !/[?？؟]\s*$/.test(clause.text) &&
      (does(clause, 'needs') || !asksWithin(clause.text))
    );
  });
  const said = telling
    .map(clause => clause.text.trim().replace(/[.,;]+$/, ''))
    .join('. ')
    .slice(0, longestDescription);
  const enough =
    subjectWords(said).size >= leastDescribing ||
    (telling.some(clause => does(clause, 'needs')) && subjectBeyond(said, gig).length >= 2);
  const wishes =
    anyDoes(turn, 'needs') ||
    anyDoes(turn, 'orders') ||
    telling.some(isLabelled) ||
    anyDoes(turn, 'wantsHelp') ||
    understanding.clauses.every(({ asks }) => !asks);
  return enough && wishes && understanding.flags.length === 0 ? said : undefined;
}

/** Requirement questions that the turn answers or corrects, beside the one that was put. */
function takeAnswers(turn: BuyerTurn): void {
  const { conversation, understanding } = turn.state;
  const gig = turn.gig();
  const asked = conversation.expecting?.id;
  const own = gig && [...gig.requirements, ...gig.customOfferRequirements].map(({ id }) => id);
  const answers = [
    ...understanding.answers.filter(({ id }) => id !== asked).map(({ id, value }) => [id, value] as const),
    ...filesTold(turn, gig),
  ].filter(([id]) => !own || own.includes(id));
  conversation.brief = learn(conversation.brief, { answers: Object.fromEntries(answers) });
  for (const [id] of answers) turn.learned.add(id);
}

/** A file answers one question: the one its name speaks of ("dieline_250.pdf"), else the first that wants a file. */
function filesTold({ state }: BuyerTurn, gig: Gig | undefined): [string, string][] {
  const { conversation, attachments } = state;
  if (attachments.length === 0 || conversation.expecting?.kind === 'attachment') return [];
  const names = attachments.map(({ name }) => name).join(', ');
  const [best] = (gig?.requirements ?? [])
    .filter(({ id, kind }) => kind === 'attachment' && !conversation.brief.answers[id])
    .toSorted((one, other) => shared(other.question, names) - shared(one.question, names));
  return best ? [[best.id, names]] : [];
}

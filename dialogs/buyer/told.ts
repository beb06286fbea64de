import { learn, type Told } from '../../assistant/brief.ts';
import type { Gig } from '../../assistant/documents.ts';
import { shared, subjectWords } from '../../assistant/words.ts';
import { asksHelp, asksPlainly, haggles, isLabelled, namesStart, needs, orders, presumes } from './cues.ts';
import { isOnlyWish } from './delivery.ts';
import { statedAnswers } from './statements.ts';
import { asksWithin, cuesOf, subjectBeyond, withoutName } from './subject.ts';
import type { BuyerTurn } from './turn.ts';
import { meantGig, namedPackage } from './wishes.ts';

/** Fewer words say nothing about a project. */
const leastDescribing = 4;
const longestDescription = 1500;

/** Takes into the brief what the turn told, and notes which slots changed. */
export function takeIn(turn: BuyerTurn): void {
  const { conversation, knowledge } = turn.state;
  // "The first one" is a Gig then, and no package.
  if (turn.memory.pending.length > 0) delete turn.state.understanding.entities.tier;
  const told = toldBy(turn);
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
  if (gig && knowledge.gigs.includes(gig)) takeAnswers(turn);
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
  const { conversation, text, understanding } = turn.state;
  if (!turn.memory.gathering || !conversation.gigId) return true;
  // "The packaging one", said to "which package?"
  if (conversation.expecting?.id === 'package' && !asksPlainly(text)) return gigId !== conversation.gigId;
  return gigId !== conversation.gigId && (understanding.corrects || orders(text)) && !conversation.expecting;
}

function toldBy(turn: BuyerTurn): Told {
  const { understanding, text, attachments } = turn.state;
  const { budget, deadline, noHurry, quantity, links } = understanding.entities;
  const meant = meantGig(turn);
  const gig = meant ?? turn.gig();
  const tier = (gig && namedPackage(turn, gig)?.tier) ?? understanding.entities.tier;
  const gigId = meant?.id;
  const description = describes(turn);
  const expecting = turn.state.conversation.expecting;
  return {
    ...(budget && !(presumes(text) && understanding.clauses.some(({ asks }) => asks)) && { budget }),
    ...(deadline && !namesStart(text) && !(gig && isOnlyWish(turn, gig, deadline)) && { deadline }),
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
  const { expecting } = conversation;
  const gig = turn.gig() ?? meantGig(turn);
  if (turn.memory.pending.length > 0) return false;
  if (expecting?.id === 'package') return !asksPlainly(text);
  if (expecting)
    return orders(text) || (understanding.corrects && gig !== undefined && namedPackage(turn, gig) !== undefined);
  if (!gig || !namedPackage(turn, gig) || asksPlainly(text) || (asksForNumber(text) && !orders(text))) return false;
  return (
    orders(text) ||
    understanding.corrects ||
    needs(text) ||
    /\bpackage\b/i.test(text) ||
    text.trim().split(/\s+/).length <= 4
  );
}

/** "price of the premium package" asks about it. */
const asksForNumber = (text: string): boolean =>
  !needs(text) && (asksWithin(text) || (['price', 'delivery', 'revisions'] as const).some(one => cuesOf(one, text)));

/** An amount and little else. */
const isAmount = /^(?:\S+\s+){0,5}[$€£]?\d[\d.,]*k?\s*(?:[$€£]|usd|eur|dollars?|euros?|bucks)?(?:\s+\S+){0,2}\s*$/i;

/** Lines of a written brief that have a slot of their own. */
const ownSlot = /^\W*(?:budget|deadline|due|references?|links?)\b/i;

/** What the buyer says of their project, where they say it unasked. */
function describes(turn: BuyerTurn): string | undefined {
  const { understanding, conversation, text } = turn.state;
  if (conversation.brief.description || conversation.expecting || turn.memory.clarifying) return undefined;
  const gig = turn.gig() ?? meantGig(turn);
  const telling = understanding.clauses.filter(clause => {
    const social = ['greeting', 'thanks', 'goodbye', 'smallTalk', 'human', 'complaint'].includes(
      clause.topics[0]?.topic ?? '',
    );
    if (haggles(clause.text) || isAmount.test(clause.text)) return false;
    if (isLabelled(clause.text)) return !ownSlot.test(clause.text);
    return (
      !social &&
      // A wish to order says nothing of the project.
      !(orders(clause.text) && subjectBeyond(clause.text, gig).length < leastDescribing) &&
      (needs(clause.text) || (!clause.asks && !orders(clause.text))) &&
      !/[?？؟]\s*$/.test(clause.text) &&
      (needs(clause.text) || !asksWithin(clause.text))
    );
  });
  const said = telling
    .map(clause => clause.text.trim().replace(/[.,;]+$/, ''))
    .join('. ')
    .slice(0, longestDescription);
  const enough = subjectWords(said).size >= leastDescribing || (needs(said) && subjectWords(said).size >= 2);
  const wishes =
    needs(text) ||
    orders(text) ||
    telling.some(clause => isLabelled(clause.text)) ||
    asksHelp(text) ||
    understanding.clauses.every(({ asks }) => !asks);
  return enough && wishes && understanding.flags.length === 0 ? said : undefined;
}

/** An address answers the question for one, while a brief is gathered. */
function contactIn(turn: BuyerTurn, question: string): string | undefined {
  const { emails, links } = turn.state.understanding.entities;
  if (!turn.memory.gathering) return undefined;
  if (/e-?mail/i.test(question)) return emails[0];
  return /\b(?:url|website address|link to|links?|download)\b/i.test(question) ? links[0] : undefined;
}

/** "I'd like one label" chooses a package of that name, and says nothing else. */
const withoutNames = (text: string, gig: Gig): string =>
  gig.packages.reduce((rest, { name }) => (name.includes(' ') ? withoutName(rest, name) : rest), text);

/** Requirement questions that the buyer has plainly answered without being asked. */
function takeAnswers(turn: BuyerTurn): void {
  const { conversation, attachments } = turn.state;
  const gig = turn.gig();
  if (!gig) return;
  const said = conversation.messages.filter(({ from }) => from === 'buyer').map(({ text }) => withoutNames(text, gig));
  const open = gig.requirements.filter(
    ({ id }) => !conversation.brief.answers[id] && id !== conversation.expecting?.id,
  );
  const answers = statedAnswers(open, said);
  if (attachments.length > 0 && conversation.expecting?.kind !== 'attachment') {
    const wanted = open.filter(({ kind }) => kind === 'attachment');
    const names = attachments.map(({ name }) => name).join(', ');
    // A name may say which of several it is: "dieline_250.pdf".
    const [best] = wanted.toSorted((one, other) => shared(other.question, names) - shared(one.question, names));
    if (best) answers[best.id] = names;
  }
  for (const question of open) answers[question.id] ??= contactIn(turn, question.question) ?? '';
  for (const [id, answer] of Object.entries(answers)) if (!answer) delete answers[id];
  conversation.brief = learn(conversation.brief, { answers });
  for (const id of Object.keys(answers)) turn.learned.add(id);
}

import { learn, type Told } from '../../assistant/brief.ts';
import { subjectWords } from '../../assistant/words.ts';
import { needs, orders, presumes } from './cues.ts';
import { statedAnswers } from './statements.ts';
import type { BuyerTurn } from './turn.ts';

/** Fewer words say nothing about a project. */
const leastDescribing = 4;
const longestDescription = 1500;

/** Takes into the brief what the turn told, and notes which slots changed. */
export function takeIn(turn: BuyerTurn): void {
  const { conversation, knowledge } = turn.state;
  const told = toldBy(turn);
  if (told.gigId && isAboutWork(turn) && mayMove(turn, told.gigId)) conversation.gigId = told.gigId;
  const gig = turn.gig();
  const { gigId: _, ...rest } = told;
  const before = conversation.brief;
  conversation.brief = learn(before, { ...rest, ...(gig && { gigId: gig.id }) });
  for (const [slot, value] of Object.entries(rest)) {
    const changed = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (changed && slot !== 'answers') turn.learned.add(slot === 'links' ? 'references' : slot);
  }
  if (gig && knowledge.gigs.includes(gig)) takeAnswers(turn);
}

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
  return gigId !== conversation.gigId && (understanding.corrects || orders(text)) && !conversation.expecting;
}

function toldBy(turn: BuyerTurn): Told {
  const { understanding, text, attachments } = turn.state;
  const { budget, deadline, quantity, tier, gigId, links } = understanding.entities;
  const description = describes(turn);
  const expecting = turn.state.conversation.expecting;
  return {
    ...(budget && !(presumes(text) && understanding.clauses.some(({ asks }) => asks)) && { budget }),
    ...(deadline && { deadline }),
    ...(quantity !== undefined && (!expecting || understanding.corrects) && { quantity }),
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
  if (conversation.expecting?.id === 'package')
    return !understanding.clauses.every(({ asks }) => asks) || !/[?？؟]/.test(text);
  if (conversation.expecting) return orders(text) || (understanding.corrects && /\bpackage\b/i.test(text));
  if (orders(text) || understanding.corrects) return true;
  const plain = understanding.clauses.every(({ asks }) => !asks);
  return plain && !needs(text) && (/\bpackage\b/i.test(text) || text.trim().split(/\s+/).length <= 4);
}

/** What the buyer says of their project, where they say it unasked. */
function describes(turn: BuyerTurn): string | undefined {
  const { understanding, conversation, text } = turn.state;
  if (conversation.brief.description || conversation.expecting || turn.memory.clarifying) return undefined;
  const telling = understanding.clauses.filter(clause => {
    const social = ['greeting', 'thanks', 'goodbye', 'smallTalk', 'human', 'complaint'].includes(
      clause.topics[0]?.topic ?? '',
    );
    return !social && (needs(clause.text) || !clause.asks) && !/[?？؟]\s*$/.test(clause.text);
  });
  const said = telling
    .map(clause => clause.text.trim().replace(/[.,;]+$/, ''))
    .join('. ')
    .slice(0, longestDescription);
  const enough = subjectWords(said).size >= leastDescribing || (needs(said) && subjectWords(said).size >= 2);
  const wishes = needs(text) || orders(text) || understanding.clauses.every(({ asks }) => !asks);
  return enough && wishes && understanding.flags.length === 0 ? said : undefined;
}

/** Requirement questions that the buyer has plainly answered without being asked. */
function takeAnswers(turn: BuyerTurn): void {
  const { conversation, attachments } = turn.state;
  const gig = turn.gig();
  if (!gig) return;
  const said = conversation.messages.filter(({ from }) => from === 'buyer').map(({ text }) => text);
  const open = gig.requirements.filter(
    ({ id }) => !conversation.brief.answers[id] && id !== conversation.expecting?.id,
  );
  const answers = statedAnswers(open, said);
  const file = open.find(({ kind }) => kind === 'attachment');
  if (file && attachments.length > 0) answers[file.id] = attachments.map(({ name }) => name).join(', ');
  conversation.brief = learn(conversation.brief, { answers });
  for (const id of Object.keys(answers)) turn.learned.add(id);
}

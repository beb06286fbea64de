import type { Flag } from '../../assistant/vocabulary.ts';
import type { TurnState } from '../turnState.ts';
import { kindOf } from './sources.ts';
import type { BuyerTurn } from './turn.ts';

/** What a flag does to the turn: go on with the rest of the message, stop here, or hand over. */
type SafetyVerdict = 'goOn' | 'stop' | 'handOver';

const lines = {
  offPlatform: 'safety.offPlatform',
  abuse: 'safety.abuse',
  spam: 'safety.spam',
  credentials: 'safety.credentials',
  injection: 'safety.injection',
} as const satisfies Record<Flag, string>;

/** Notes what is unsafe for the freelancer and says one short line; spam is answered once, abuse twice ends in a handover. */
export function keepSafe(turn: BuyerTurn): SafetyVerdict {
  const { understanding, conversation, freelancer } = turn.state;
  const [first] = understanding.flags;
  if (!first || isHarmless(turn.state)) return 'goOn';
  conversation.flags = [...new Set([...conversation.flags, ...understanding.flags])];
  if (understanding.flags.includes('abuse') && ++turn.memory.abused >= 2) return 'handOver';
  if (first === 'spam' && turn.memory.spammed++ > 0) return 'stop';
  turn.say(lines[first], { name: freelancer.displayName });
  return asksBesides(turn) ? 'goOn' : 'stop';
}

const reachesOut =
  /https?:|www\.|@|\d[\d\s().-]{6,}|whats ?app|telegram|paypal|skype|signal|discord|zoom|venmo|bank|crypto|e-?mail|call me/i;
const asksContact = /e-?mail|phone|telephone|contact|address|website|url|link|domain/i;

/** Nothing but an address. */
const isAddress = (text: string): boolean => /^\W*\S+@\S+\.\w+\W*$/.test(text);

/** Names of other ways to talk or to pay, or whose address is meant: no question about the work. */
const elsewhere =
  /https?:|www\.|\S@\S|\d[\d\s().-]{6,}|whats ?app|telegram|paypal|skype|signal|discord|zoom|venmo|bank|crypto|wise|western union|call|phone|directly|outside|\byour (?:e-?mail|number|contact|address)|(?:e-?mail|text|contact|reach|message|write) (?:you|u)\b/i;

/** From here on a way round the platform is meant, whatever the knowledge says of it. */
const plainly = 0.6;

/** "Will I get an email from the contact form?" is about what is made. */
function isAboutWork({ understanding, text }: TurnState): boolean {
  const { flags, clauses } = understanding;
  if (flags.some(flag => flag !== 'offPlatform') || elsewhere.test(text)) return false;
  // A rule about paying answers whoever wants to pay elsewhere, too.
  if (clauses.some(({ topics: [best] }) => best?.topic === 'offPlatform' && best.confidence >= plainly)) return false;
  return clauses.some(
    ({ matches: [top] }) => top && top.confidence >= 0.6 && ['faq', 'qa', 'extra', 'gig'].includes(kindOf(top.fact)),
  );
}

/** The address is what a question of the Gig asks for. */
function answersWithAddress({ understanding }: TurnState): boolean {
  const { flags, answers, entities } = understanding;
  const addresses = [...entities.emails, ...entities.phones, ...entities.links];
  const mild = flags.every(flag => flag === 'offPlatform' || flag === 'spam');
  return mild && answers.some(({ value }) => addresses.includes(value));
}

/** An answer to a question of the Gig may look like spam, or hold the address it asks for. */
export function isHarmless(state: TurnState): boolean {
  const { understanding, conversation, text, knowledge } = state;
  const { expecting, brief } = conversation;
  if (isAboutWork(state) || answersWithAddress(state)) return true;
  if (understanding.flags.some(flag => flag !== 'spam' && flag !== 'offPlatform')) return false;
  const gig = knowledge.gigs.find(({ id }) => id === brief.gigId);
  const open = gig?.requirements.filter(({ id }) => !brief.answers[id]) ?? [];
  if (brief.package && isAddress(text)) return open.some(({ question }) => asksContact.test(question));
  if (!expecting) return false;
  return asksContact.test(expecting.question) || !reachesOut.test(text);
}

const unsafe = new Set<string>(['offPlatform', 'credentials', 'abuse', 'spam', 'injection']);

/** Whether the message holds a real question besides what was flagged. */
function asksBesides(turn: BuyerTurn): boolean {
  const { flags, clauses } = turn.state.understanding;
  if (flags.includes('injection') || flags.includes('spam')) return false;
  return clauses.some(({ asks, topics }) => {
    const topic = topics[0]?.topic ?? 'other';
    return asks && topic !== 'other' && !unsafe.has(topic);
  });
}

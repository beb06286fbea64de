import { isWorkingNow, nextWorkingMoment } from '../../assistant/availability.ts';
import { handOver } from '../../assistant/conversations.ts';
import type { Fact } from '../../assistant/documents.ts';
import { handoverSummary, suggestedStep } from '../../assistant/summary.ts';
import { type HandoverReason, languages } from '../../assistant/vocabulary.ts';
import type { Say } from '../../language/say.ts';
import type { BuyerTurn } from './turn.ts';

/** Passes the conversation on with a summary, and tells the buyer once what happens and when. */
export function handOverTo(turn: BuyerTurn, reason: HandoverReason): void {
  const { conversation, now, freelancer } = turn.state;
  const gig = turn.gig();
  const words = freelancerWords(turn);
  handOver(conversation, reason, now.toISOString(), handoverSummary(conversation, gig, reason, words));
  if (conversation.handover) conversation.handover.nextStep = suggestedStep(conversation, gig, reason, words);
  conversation.expecting = null;
  turn.memory.gathering = null;
  if (turn.answered > 0) turn.paragraph();
  turn.say(`handover.${reason}`, { name: freelancer.displayName });
  sayWhen(turn);
  turn.suggest([]);
}

/** The freelancer's language, where we speak it. */
function freelancerWords(turn: BuyerTurn): Say {
  const { freelancer, phrasebook, now, settings } = turn.state;
  const language = languages.find(one => one === freelancer.languages[0]) ?? 'en';
  return phrasebook({ language, tone: 'professional', detail: settings.detail, variant: 0, now });
}

/** When to expect the freelancer: only said where they are not there now, and only as far as anybody knows. */
function sayWhen(turn: BuyerTurn): void {
  const { settings, freelancer, now, say } = turn.state;
  const name = freelancer.displayName;
  if (isWorkingNow(settings, freelancer, now)) {
    turn.say('handover.soon', { name });
    return;
  }
  const next = nextWorkingMoment(settings, freelancer, now);
  if (!next) {
    turn.say('handover.away', { name });
    return;
  }
  const when = say.moment(next, freelancer.timeZone);
  const hours: Fact = { id: 'profile:workingHours', source: 'profile:workingHours', text: when, values: [] };
  turn.say('handover.when', { name, when }, [hours]);
}

import type { Topic } from '../../assistant/vocabulary.ts';
import { anyDoes } from './acts.ts';
import { suggestedQuestions } from './suggestions.ts';
import type { BuyerTurn } from './turn.ts';

/** Topics that want a human word and no fact. */
export const social: ReadonlySet<Topic> = new Set<Topic>(['greeting', 'thanks', 'goodbye', 'smallTalk']);

/** A short human word; a greeting only where it opens the conversation or stands alone. */
export function answerSocially(turn: BuyerTurn, topic: Topic, alone: boolean, introduced: boolean): void {
  const name = turn.state.freelancer.displayName;
  if (topic === 'thanks') turn.say('social.thanks', { name });
  else if (topic === 'goodbye') turn.say('social.goodbye', { name });
  else if (topic === 'smallTalk')
    turn.say(anyDoes(turn, 'wellbeing') ? 'social.wellbeing' : 'social.smallTalk', { name });
  else if (alone) turn.say(introduced ? 'social.greeting' : 'social.howCanIHelp', { name });
  if (alone && topic !== 'goodbye') turn.suggest(suggestedQuestions(turn));
}

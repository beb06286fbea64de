import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause } from '../../language/understanding.ts';
import { does } from './acts.ts';
import { perGig, type RoutingContext } from './clauseContext.ts';
import { questionFacts, questionsOf } from './faq.ts';
import { isHarmless } from './safety.ts';
import type { BuyerTurn } from './turn.ts';
import { gigOf } from './whichGig.ts';
import { namedPackage } from './wishes.ts';

/** What a clause of the turn is held against to find its route. */
export function contextOf(turn: BuyerTurn, clause: Clause): RoutingContext {
  const { conversation, understanding } = turn.state;
  const gig = gigOf(turn, clause);
  const topic = clause.topics[0]?.topic;
  return {
    gig,
    among: understanding.clauses.filter(({ asks }) => asks).length > 1,
    expecting: conversation.expecting !== null || turn.memory.gathering !== null,
    budget: understanding.entities.budget !== undefined,
    day:
      understanding.entities.deadline !== undefined && (understanding.clauses.length === 1 || does(clause, 'holdsDay')),
    tells: understanding.entities.budget !== undefined || understanding.entities.deadline !== undefined,
    gathering: turn.memory.gathering !== null,
    corrects: understanding.corrects,
    flagged: understanding.flags.some(flag => flag === topic) && !isHarmless(turn.state),
    pack: gig && namedPackage(turn, gig),
    namesPackage: gig !== undefined && namedPackage(turn, gig) !== undefined,
    before: numberBefore(turn),
    questionOf: fact => questionsOf(turn.state.knowledge, fact),
    questions: gig ? questionFacts(turn.state.knowledge, gig) : [],
  };
}

/** The number asked for in the buyer's message before this turn's. */
function numberBefore({ state }: BuyerTurn): Topic | undefined {
  const said = state.conversation.messages;
  const answered = said.findLastIndex(({ from }) => from === 'assistant');
  const before = said.slice(0, Math.max(0, answered)).findLast(({ from }) => from === 'buyer');
  return before?.topics?.find(topic => perGig.has(topic));
}

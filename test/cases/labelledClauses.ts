import { readdirSync, readFileSync } from 'node:fs';
import type { Fact, Gig, Knowledge, Package } from '../../assistant/documents.ts';
import { packageFacts } from '../../assistant/facts.ts';
import { majorUnits } from '../../assistant/money.ts';
import { type Case, readCases } from '../../bot/evaluation/cases.ts';
import { evaluate } from '../../bot/evaluation/evaluate.ts';
import { meansSource } from '../../bot/evaluation/judge.ts';
import { does } from '../../dialogs/buyer/acts.ts';
import type { Answer, Candidate } from '../../dialogs/buyer/candidates.ts';
import { learning } from '../../dialogs/buyer/chances.ts';
import type { RoutingContext } from '../../dialogs/buyer/clauseContext.ts';
import { countedIn, heldIn } from '../../dialogs/buyer/holding.ts';
import type { Signs } from '../../dialogs/buyer/signs.ts';
import type { Clause } from '../../language/understanding.ts';
import { openCaseHouse } from './house.ts';

/** A clause that was asked in a case: the signs of all that could be said, and which of it is right; "none of them" comes last. */
export interface Labelled {
  freelancer: string;
  text: string;
  options: { name: string; signs: Signs; right: boolean }[];
}

type Seen = [Clause, RoutingContext, Candidate[], Signs];

/** What these say is decided before any answer is chosen. */
const notChosen = new Set('order human complaint customOffer offPlatform smallTalk safe discount budget'.split(' '));

/** Every clause of the labelled cases that reached the choice of an answer. */
export async function labelledClauses(folder: URL): Promise<Labelled[]> {
  const house = await openCaseHouse();
  const found: Labelled[] = [];
  for (const file of readdirSync(folder).filter(name => name.endsWith('.jsonl')))
    for (const one of readCases(readFileSync(new URL(file, folder), 'utf8')).cases) {
      if (notChosen.has(one.kind)) continue;
      const seen = new Map<string, Seen>();
      learning.from = (...all) => seen.set(all[0].text, all);
      await evaluate(house.examined, [one]);
      const knowledge = house.examined.profile(one.freelancer)?.knowledge;
      const last = one.turns.at(-1) ?? '';
      const own = [...seen.values()].filter(([{ text }]) => one.turns.length === 1 || last.includes(text));
      if (knowledge) found.push(...own.flatMap(each => labelled(one, each, knowledge, own.length)));
    }
  await house.close();
  return found;
}

function labelled(one: Case, seen: Seen, knowledge: Knowledge, among: number): Labelled[] {
  const [clause, about, candidates, none] = seen;
  const { sources = [], onlySources, says = [], cards, answered } = one.expected;
  const wanted = [...sources, ...(onlySources ? [onlySources] : [])];
  const words = Array.isArray(says) ? says : [says];
  const options = candidates.map(({ answer, signs }) => {
    const facts = factsOf(answer, clause, about, knowledge);
    const isTold =
      wanted.some(id => [id].flat().some(each => facts.some(fact => isFrom(fact, each)))) ||
      words.some(each => [each].flat().some(word => facts.some(fact => holds(fact, word))));
    const isShown = answer.by === 'number' && answer.topic === 'package' && cards?.includes('packages') === true;
    // A price is no answer to what is included, although it is of the same package.
    const beside = one.kind === 'included' && answer.by === 'number' && answer.topic !== 'package';
    return { name: nameOf(answer), signs, right: isShown || (isTold && !beside) };
  });
  const noneRight = !options.some(({ right }) => right);
  // Which of several clauses a number belongs to is not said: one that has no part of it tells nothing.
  const tellsNothing = wanted.length + words.length === 0 ? answered !== false && !cards : noneRight && among > 1;
  if (tellsNothing && answered !== false) return [];
  return [
    {
      freelancer: one.freelancer,
      text: clause.text,
      options: [...options, { name: 'none', signs: none, right: noneRight }],
    },
  ];
}

const isFrom = ({ id, source }: Fact, pattern: string): boolean =>
  meansSource(pattern, source) || meansSource(pattern, id);

function holds({ text, values }: Fact, word: string | number): boolean {
  if (typeof word === 'string') return text.toLowerCase().includes(word.toLowerCase());
  const told = values.some(
    value =>
      (value.kind === 'price' && majorUnits(value.money) === word) ||
      (value.kind === 'days' && value.days === word) ||
      (value.kind === 'revisions' && value.revisions === word),
  );
  return told || new RegExp(`(?<!\\d)${word}(?!\\d)`).test(text.replace(/(?<=\d)[.,\s](?=\d{3})/g, ''));
}

/** What an answer would rest on; of a Gig that is not known yet, on any. */
function factsOf(answer: Answer, clause: Clause, { gig, pack }: RoutingContext, { gigs }: Knowledge): Fact[] {
  switch (answer.by) {
    case 'number': {
      const { topic } = answer;
      const told = (one: Gig): Fact[] => one.packages.filter(isMeant).flatMap(({ tier }) => packageFacts(one, tier));
      const isMeant = (each: Package): boolean => !pack || each === pack || does(clause, 'compares');
      return (gig ? [gig] : gigs)
        .flatMap(told)
        .filter(({ id }) => id.includes(topic === 'package' ? '#includes' : `#${topic}`));
    }
    case 'count':
      return gig ? countedIn(clause, gig, pack).flatMap(({ facts }) => facts) : [];
    case 'line':
      return gig
        ? heldIn({ things: clause.things.filter(({ kind }) => kind === 'includes') }, gig).flatMap(({ facts }) => facts)
        : [];
    case 'extra':
      return [answer.thing.fact];
    case 'dont':
      return [answer.fact];
    case 'words':
      return [answer.match.fact];
  }
}

const nameOf = (answer: Answer): string =>
  answer.by === 'number'
    ? answer.topic
    : [
        answer.by,
        'fact' in answer
          ? answer.fact.id
          : 'match' in answer
            ? answer.match.fact.id
            : 'thing' in answer
              ? answer.thing.fact.id
              : '',
      ].join(' ');

import type { Knowledge } from '../../assistant/documents.ts';
import type { Language } from '../../assistant/vocabulary.ts';
import type { Thing } from '../understanding.ts';
import { areCognates, beginningOf, soundOf } from './cognates.ts';
import { type Unit, unitsOf } from './retrieval/units.ts';
import { workAsked } from './things/doing.ts';
import { asksOnly, type Called, type Names, namesOf, type Part, type Posting, weightOf } from './things/names.ts';

/** A word that no thing is called by may be a word of talk that no list holds. */
const ofNothing = 0.5;

const mostOfAKind = 6;
/** What a name weighs at least: one that only repeats the title is hardly named by a word of it. */
const leastName = 0.6;
const leastRest = 0.05;
const leastSaid = 0.15;

/** How surely a part of the clause is each part of each thing's name: by a term of both, else by how they sound. */
function postingsOf({ byTerm, bySound }: Names, unit: Unit): Posting[] {
  const found: Posting[] = [];
  for (const [term, sure] of unit.terms) {
    for (const posting of byTerm.get(term) ?? [])
      found.push({ ...posting, strength: Math.min(1, posting.strength * sure * 1.2) });
    const sound = soundOf(term);
    if (sound === '') continue;
    for (const posting of bySound.get(beginningOf(sound)) ?? [])
      if (areCognates(sound, posting.sound)) found.push({ ...posting, strength: posting.strength * sure });
  }
  return found;
}

/** What of a thing's name a clause holds. */
interface Found {
  /** By the place in its name, how surely. */
  parts: Map<number, number>;
  /** The weight of the clause's words that name it, and of those that only the title's words are. */
  held: number;
  free: number;
  /** The work it names is asked for. */
  done: boolean;
}

function findNames(
  names: Names,
  units: Unit[],
  work: ReadonlySet<string>,
): { matched: Map<number, Found>; asked: number } {
  const matched = new Map<number, Found>();
  let asked = 0;
  for (const unit of units) {
    const postings = postingsOf(names, unit);
    const plain = asksOnly(unit) ? 0 : weightOf(unit);
    const weight = postings.length > 0 ? plain : plain * ofNothing;
    asked += weight;
    const isWork = [...unit.terms.keys()].some(term => work.has(term));
    const best = new Map<number, { strength: number; ofTitle: boolean }>();
    for (const { called, unit: part, strength } of postings) {
      const one = matched.get(called) ?? { parts: new Map(), held: 0, free: 0, done: false };
      one.done ||= isWork && (names.called[called]?.units[part]?.work ?? false);
      one.parts.set(part, Math.max(one.parts.get(part) ?? 0, strength));
      matched.set(called, one);
      const ofTitle = names.called[called]?.units[part]?.ofTitle ?? false;
      if ((best.get(called)?.strength ?? 0) < strength) best.set(called, { strength, ofTitle });
    }
    for (const [called, { strength, ofTitle }] of best) {
      const one = matched.get(called);
      if (one && ofTitle) one.free += weight;
      else if (one) one.held += weight * strength;
    }
  }
  return { matched, asked };
}

/** Extras, included lines and don'ts that a clause names in any language, the likeliest first. */
export function thingsNamed(text: string, language: Language, knowledge: Knowledge): Thing[] {
  const names = namesOf(knowledge);
  const { matched, asked } = findNames(names, unitsOf(text, language), workAsked(text, language));
  const found = [...matched]
    .map(([place, { parts, held, free, done }]) => {
      const called = names.called[place] as Called;
      // Whoever wants it done wants it, whatever else has its name.
      if (done) return weighed(called, parts, 1, 'plain');
      return isSaidInFull(called, parts)
        ? weighed(called, parts, asked > 0 ? (held + free) / asked : 1, 'plain')
        : weighed(called, parts, shareHeld(held, asked, free), 'weight');
    })
    .filter(({ said }) => said >= leastSaid)
    .sort((a, b) => b.likely - a.likely);
  return fewOfEach(found);
}

/** Each thing once, and few of a kind. */
function fewOfEach(found: Thing[]): Thing[] {
  const counts = new Map<Thing['kind'], number>();
  const first = new Set<string>();
  return found.filter(({ kind, fact }) => {
    if (first.has(fact.id)) return false;
    first.add(fact.id);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= mostOfAKind;
  });
}

/** What is left of the question when the title's own words are out; they name nothing by themselves, and a question of no words is about anything. */
function shareHeld(held: number, asked: number, free: number): number {
  if (asked === 0) return 1;
  return asked - free > leastRest ? held / (asked - free) : 0;
}

const inFull = 0.6;

/** Most of a longer name was said: then it is meant, whatever of it the title says too. */
const isSaidInFull = ({ units }: Called, parts: Map<number, number>): boolean =>
  parts.size > 1 && sumOf(units, 'plain', parts) >= inFull * sumOf(units, 'plain');

/** The weight of a name, or of what was said of it. */
const sumOf = (units: Part[], by: 'weight' | 'plain', parts?: Map<number, number>): number =>
  units.reduce((sum, unit, n) => sum + unit[by] * (parts ? (parts.get(n) ?? 0) : 1), 0);

function weighed({ thing, units }: Called, parts: Map<number, number>, held: number, by: 'weight' | 'plain'): Thing {
  const share = sumOf(units, by, parts) / Math.max(sumOf(units, by), leastName);
  return { ...thing, said: share, held, likely: share + held > 0 ? (2 * share * held) / (share + held) : 0 };
}

import type { Gig, Knowledge } from '../../assistant/documents.ts';
import { doesNotOfferFact, extraFact, packageFacts } from '../../assistant/facts.ts';
import type { Language } from '../../assistant/vocabulary.ts';
import type { Thing } from '../understanding.ts';
import { areCognates, beginningOf, soundOf } from './cognates.ts';
import { languageOf } from './retrieval/index.ts';
import { type Unit, unitsOf } from './retrieval/units.ts';

/** What a clause may name: how it is called, and which part of its name each term is. */
interface Called {
  thing: Omit<Thing, 'said' | 'held' | 'likely'>;
  units: Part[];
}

interface Part {
  weight: number;
  /** What it would weigh if the title did not say it. */
  plain: number;
  /** The Gig's title says it too: it tells nothing of which of its things is meant. */
  ofTitle: boolean;
}

interface Posting {
  called: number;
  unit: number;
  strength: number;
}

interface Names {
  called: Called[];
  byTerm: Map<string, Posting[]>;
  bySound: Map<string, (Posting & { sound: string })[]>;
}

/** A word that no thing is called by may be a word of talk that no list holds. */
const ofNothing = 0.5;

/** Concepts that ask of anything, and name nothing by themselves. */
const ofAnything = new Set(
  'price delivery rush revisions extra included meaning show existing support requirements process package later quantity develop'
    .split(' ')
    .map(name => `=${name}`),
);
const asOfAnything = 0.35;
/** A word of the Gig's title hardly tells its extras apart; what is left out is often the title's own work done otherwise. */
const asOfTitle = { includes: 0.15, extra: 0.15, doesNotOffer: 0.5 };
const asCognate = 0.75;
const mostOfAKind = 6;
/** What a name weighs at least: one that only repeats the title is hardly named by a word of it. */
const leastName = 0.6;
const leastRest = 0.05;
const leastSaid = 0.15;

const asksOnly = (unit: Unit): boolean => [...unit.terms.keys()].some(term => ofAnything.has(term));

/** What is in brackets explains an extra and does not name it. */
const nameOf = (extra: { name: string }): string => extra.name.replace(/\(.*\)/, '').trim() || extra.name;

/** "Logos for gambling, tobacco or politics" leaves out each of the three. */
function listed(item: string): string[] {
  const parts = item.split(/,|;|、|،|\s(?:or|and|o|y|ou|et|oder|und|e|или|и|أو|و)\s|或/u).map(part => part.trim());
  return parts.length > 1 ? [item, ...parts.filter(part => part !== '')] : [item];
}

function thingsOf(gig: Gig): { name: string; thing: Called['thing'] }[] {
  const lines = gig.packages.flatMap(({ tier, includes }) => {
    const facts = packageFacts(gig, tier);
    return includes.flatMap((name, n) => {
      const fact = facts.find(({ id }) => id.endsWith(`#includes.${n}`));
      return fact ? [{ name, thing: { kind: 'includes' as const, gigId: gig.id, tier, n, fact } }] : [];
    });
  });
  const extras = gig.extras.map((extra, n) => ({
    name: nameOf(extra),
    thing: { kind: 'extra' as const, gigId: gig.id, n, fact: extraFact(gig, n) },
  }));
  const left = gig.doesNotOffer.flatMap((item, n) =>
    listed(item).map(name => ({
      name,
      thing: { kind: 'doesNotOffer' as const, gigId: gig.id, n, fact: doesNotOfferFact(gig, n) },
    })),
  );
  return [...lines, ...extras, ...left];
}

function addTo<Key, One>(map: Map<Key, One[]>, key: Key, one: One): void {
  const list = map.get(key);
  if (list) list.push(one);
  else map.set(key, [one]);
}

function readNames(knowledge: Knowledge): Names {
  const names: Names = { called: [], byTerm: new Map(), bySound: new Map() };
  for (const gig of knowledge.gigs) {
    const own = thingsOf(gig);
    const language = languageOf([gig.title, gig.description, ...own.map(({ name }) => name)].join(' '));
    const title = new Set(unitsOf(gig.title, language).flatMap(({ terms }) => [...terms.keys()]));
    for (const { name, thing } of own) {
      const place = names.called.length;
      const units = unitsOf(name, language);
      const known = units.map(({ terms }) => meaningOf(terms).some(term => title.has(term)));
      names.called.push({
        thing,
        units: units.map((unit, n) => partOf(unit, known[n] ?? false, thing.kind)),
      });
      for (const [unit, { terms }] of units.entries()) addUnit(names, terms, { called: place, unit });
    }
  }
  weighRarity(names);
  return names;
}

const isConcept = (unit: Unit): boolean => [...unit.terms.keys()].some(term => term.startsWith('='));

const weightOf = (unit: Unit): number => (asksOnly(unit) ? asOfAnything : isConcept(unit) ? 1 : unit.weight);

/** The concepts of a unit; its words where it has none. */
function meaningOf(terms: Map<string, number>): string[] {
  const concepts = [...terms.keys()].filter(term => term.startsWith('='));
  return concepts.length > 0 ? concepts : [...terms.keys()];
}

const partOf = (unit: Unit, ofTitle: boolean, kind: Thing['kind']): Part => ({
  weight: weightOf(unit) * (ofTitle ? asOfTitle[kind] : 1),
  plain: weightOf(unit),
  ofTitle,
});

function addUnit(names: Names, terms: Map<string, number>, place: { called: number; unit: number }): void {
  for (const [term, strength] of terms) {
    addTo(names.byTerm, term, { ...place, strength });
    const sound = soundOf(term);
    if (sound !== '') addTo(names.bySound, beginningOf(sound), { ...place, strength: asCognate, sound });
  }
}

/** A word that many things are called by ("logo", in a logo Gig) tells little of which one is meant. */
function weighRarity({ called, byTerm }: Names): void {
  const holders = called.map(({ units }) => units.map(() => 1));
  for (const postings of byTerm.values()) {
    const texts = new Set(postings.map(one => called[one.called]?.thing.fact.text));
    for (const { called: place, unit } of postings) {
      const row = holders[place];
      if (row) row[unit] = Math.max(row[unit] ?? 1, texts.size);
    }
  }
  for (const [place, { units }] of called.entries())
    for (const [n, unit] of units.entries()) unit.weight /= 1 + Math.log2(holders[place]?.[n] ?? 1) / 2;
}

const namesByKnowledge = new WeakMap<Knowledge, Names>();

function namesOf(knowledge: Knowledge): Names {
  const known = namesByKnowledge.get(knowledge);
  if (known) return known;
  const names = readNames(knowledge);
  namesByKnowledge.set(knowledge, names);
  return names;
}

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

/** Extras, included lines and don'ts that a clause names in any language, the likeliest first. */
export function thingsNamed(text: string, language: Language, knowledge: Knowledge): Thing[] {
  const names = namesOf(knowledge);
  const matched = new Map<number, { parts: Map<number, number>; held: number; free: number }>();
  let asked = 0;
  for (const unit of unitsOf(text, language)) {
    const postings = postingsOf(names, unit);
    const plain = asksOnly(unit) ? 0 : weightOf(unit);
    const weight = postings.length > 0 ? plain : plain * ofNothing;
    asked += weight;
    const best = new Map<number, { strength: number; ofTitle: boolean }>();
    for (const { called, unit: part, strength } of postings) {
      const one = matched.get(called) ?? { parts: new Map(), held: 0, free: 0 };
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
  const found = [...matched]
    .map(([place, { parts, held, free }]) => {
      const called = names.called[place] as Called;
      return isSaidInFull(called, parts)
        ? weighed(called, parts, asked > 0 ? (held + free) / asked : 1, 'plain')
        : weighed(called, parts, shareHeld(held, asked, free), 'weight');
    })
    .filter(({ said }) => said >= leastSaid)
    .sort((a, b) => b.likely - a.likely);
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

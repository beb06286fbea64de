import type { Gig, Knowledge } from '../../../assistant/documents.ts';
import { doesNotOfferFact, extraFact, packageFacts } from '../../../assistant/facts.ts';
import type { Thing } from '../../understanding.ts';
import { beginningOf, soundOf } from '../cognates.ts';
import { languageOf } from '../retrieval/index.ts';
import { type Unit, unitsOf } from '../retrieval/units.ts';
import { workNamed } from './doing.ts';

/** What a clause may name: how it is called, and which part of its name each term is. */
export interface Called {
  thing: Omit<Thing, 'said' | 'held' | 'likely'>;
  units: Part[];
}

/** One word of a name, or several that mean one thing. */
export interface Part {
  weight: number;
  /** What it would weigh if the title did not say it. */
  plain: number;
  /** The Gig's title says it too: it tells nothing of which of its things is meant. */
  ofTitle: boolean;
  /** It names work: "Filming on the day". */
  work: boolean;
}

/** Where a term stands: which thing is called so, and by which part of its name. */
export interface Posting {
  called: number;
  unit: number;
  strength: number;
}

/** What all things of a knowledge are called, by the terms and the sounds of their names. */
export interface Names {
  called: Called[];
  byTerm: Map<string, Posting[]>;
  bySound: Map<string, (Posting & { sound: string })[]>;
}

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

/** It asks of anything, and names nothing. */
export const asksOnly = (unit: Unit): boolean => [...unit.terms.keys()].some(term => ofAnything.has(term));

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
    const title = new Set(
      unitsOf([gig.title, ...gig.packages.map(one => one.name)].join('. '), language).flatMap(({ terms }) => [
        ...terms.keys(),
      ]),
    );
    for (const { name, thing } of own) {
      const place = names.called.length;
      const units = unitsOf(name, language);
      const work = thing.kind === 'doesNotOffer' ? workNamed(name, language) : noWork;
      const known = units.map(({ terms }) => meaningOf(terms).some(term => title.has(term)));
      names.called.push({
        thing,
        units: units.map((unit, n) => ({
          ...partOf(unit, known[n] ?? false, thing.kind),
          work: [...unit.terms.keys()].some(term => work.has(term)),
        })),
      });
      for (const [unit, { terms }] of units.entries()) addUnit(names, terms, { called: place, unit });
    }
  }
  weighRarity(names);
  return names;
}

const isConcept = (unit: Unit): boolean => [...unit.terms.keys()].some(term => term.startsWith('='));

/** How much a word of a name tells of it, 0 to 1. */
export const weightOf = (unit: Unit): number => (asksOnly(unit) ? asOfAnything : isConcept(unit) ? 1 : unit.weight);

/** The concepts of a unit; its words where it has none. */
function meaningOf(terms: Map<string, number>): string[] {
  const concepts = [...terms.keys()].filter(term => term.startsWith('='));
  return concepts.length > 0 ? concepts : [...terms.keys()];
}

const noWork: ReadonlySet<string> = new Set();

const partOf = (unit: Unit, ofTitle: boolean, kind: Thing['kind']): Omit<Part, 'work'> => ({
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

/** The names of a knowledge version, read once for as long as that version is held. */
export function namesOf(knowledge: Knowledge): Names {
  const known = namesByKnowledge.get(knowledge);
  if (known) return known;
  const names = readNames(knowledge);
  namesByKnowledge.set(knowledge, names);
  return names;
}

import { readdirSync, readFileSync } from 'node:fs';
import type { Gig, Knowledge, Package, QuestionAnswer } from '../../../../assistant/documents.ts';
import type { Language, Tier } from '../../../../assistant/vocabulary.ts';

/** A buyer's question and the sources of the facts that answer it; none where nothing does. */
export interface Asked {
  text: string;
  language: Language;
  gigId: string | null;
  sources: string[];
}

/** An invented freelancer's knowledge with what is asked of it. */
export interface Example {
  name: string;
  knowledge: Knowledge;
  asked: Asked[];
}

const dollars = (text = ''): { amount: number; currency: string } => ({
  amount: Math.round(Number(text) * 100),
  currency: 'USD',
});

function answerOf(id: string, line: string): QuestionAnswer {
  const [wordings = '', answer = ''] = line.split(' > ');
  const [question = '', ...alsoAsked] = wordings.split(' / ');
  return { id, question, alsoAsked, answer: answer.trim() };
}

function packageOf(line: string): Package {
  const [tier, name = '', description = '', price, days, revisions, includes = ''] = line.split(' | ');
  return {
    tier: tier as Tier,
    name,
    description,
    price: dollars(price),
    deliveryDays: Number(days),
    revisions: Number(revisions),
    includes: includes.split('; '),
  };
}

function gigOf(line: string): Gig {
  const [id = '', title = ''] = line.split(' | ');
  const none = { tags: [], requirements: [], customOfferRequirements: [], does: [], rules: [], qa: [] };
  return { id, title, category: '', description: '', packages: [], extras: [], faqs: [], doesNotOffer: [], ...none };
}

const parts: Record<string, string> = { F: 'faq', X: 'extra', N: 'doesNotOffer' };
const tiers: Record<string, Tier> = { B: 'basic', S: 'standard', P: 'premium' };

function sourceOf(reference: string, gigId: string): string {
  const [, letter = '', number = ''] = /^([A-Z])(\d*)$/.exec(reference) ?? [];
  if (letter === 'Q') return `qa:q${number}`;
  if (parts[letter]) return `gig:${gigId}/${parts[letter]}:${number}`;
  if (tiers[letter]) return `gig:${gigId}/package:${tiers[letter]}`;
  return reference === 'D' ? `gig:${gigId}` : 'profile:bio';
}

/** With several Gigs the conversation is about the one that has the answer. */
function askedOf(line: string, gigs: Gig[]): Asked {
  const [said = '', answers = ''] = line.split(' > ');
  const [, language = 'en', text = ''] = /^(?:(\w\w): )?(.*)$/.exec(said.trim()) ?? [];
  const references = answers.split(' ').filter(Boolean);
  const named = references.map(reference => reference.split('/')).find(reference => reference.length === 2)?.[0];
  const gigId = named ?? (gigs.length === 1 ? (gigs[0]?.id ?? null) : null);
  const sources = references.map(reference => {
    const [last = '', owner = gigs[0]?.id ?? ''] = reference.split('/').reverse();
    return sourceOf(last, owner);
  });
  return { text, language: language as Language, gigId, sources };
}

function readLine(example: Example, kind: string, rest: string): void {
  const { knowledge, asked } = example;
  const gig = knowledge.gigs.at(-1);
  if (kind === 'bio') knowledge.presentation.bio = rest;
  else if (kind === 'gig') knowledge.gigs.push(gigOf(rest));
  else if (kind === 'q') knowledge.qa.push(answerOf(`q${knowledge.qa.length}`, rest));
  else if (kind === '?') asked.push(askedOf(rest, knowledge.gigs));
  else if (kind === 'd' && gig) gig.description += gig.description ? `\n${rest}` : rest;
  else if (kind === 'p') gig?.packages.push(packageOf(rest));
  else if (kind === 'f') gig?.faqs.push(answerOf(String(gig.faqs.length), rest));
  else if (kind === 'n') gig?.doesNotOffer.push(rest);
  else if (kind === 'x') {
    const [name = '', price] = rest.split(' | ');
    gig?.extras.push({ name, price: dollars(price) });
  }
}

/** All invented freelancers of a folder; README.md says how they are written. */
export function readExamples(folder: URL): Example[] {
  const files = readdirSync(folder).filter(file => file.endsWith('.txt'));
  return files.sort().map(file => {
    const knowledge: Knowledge = { presentation: { bio: '', rules: [] }, gigs: [], qa: [], insights: [] };
    const example: Example = { name: file.replace('.txt', ''), knowledge, asked: [] };
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
      const [, kind, rest] = /^(\S+) (.*)$/.exec(line) ?? [];
      if (kind !== undefined && rest !== undefined) readLine(example, kind, rest);
    }
    return example;
  });
}

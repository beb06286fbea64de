import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Gig, RequirementQuestion } from '../../assistant/documents.ts';
import { money } from '../../assistant/money.ts';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import { builtInUnderstanding } from '../../language/builtIn/understand.ts';
import type { Understanding } from '../../language/understanding.ts';
import { logoStudio } from '../support/studio.ts';

/** A question is written as it is put, with its choices behind it: "Which style? [Minimal|Playful]". */
interface Case {
  lang: Language;
  asked?: string;
  open?: string[];
  answered?: Record<string, string>;
  message: string;
  /** By question: what it is answered with (`*` stands for anything), or null where nothing answers it. */
  answers: Record<string, string | null>;
  fits?: boolean;
}

const cases: Case[] = JSON.parse(readFileSync(new URL('answers.cases.json', import.meta.url), 'utf8'));

function questionOf(text: string): RequirementQuestion {
  const [, question = text, choices] = /^(.*?)(?: \[(.*)\])?$/.exec(text) ?? [];
  return {
    id: text,
    question,
    kind: choices ? 'choice' : 'text',
    choices: choices?.split('|') ?? [],
    required: true,
  };
}

const understand = builtInUnderstanding();

function hear({ lang, asked, open = [], answered = {}, message }: Case): Promise<Understanding> {
  const questions = [...new Set([...(asked ? [asked] : []), ...open, ...Object.keys(answered)])].map(questionOf);
  const studio = logoStudio();
  const [logo] = studio.knowledge.gigs;
  const gig: Gig = {
    ...(logo as Gig),
    packages: [{ tier: 'basic', name: 'Starter', description: '', price: money(100, 'USD'), includes: [] }],
    requirements: questions.filter(({ id }) => id !== 'deadline'),
    customOfferRequirements: [],
  };
  return understand({
    text: message,
    language: lang,
    knowledge: { ...studio.knowledge, gigs: [gig] },
    freelancer: studio.freelancer,
    gigId: gig.id,
    expecting: asked ? questionOf(asked) : null,
    answered,
    now: new Date('2026-11-23T10:00:00Z'),
  });
}

function holds(wanted: string | null, found: string | undefined): boolean {
  if (wanted === null || found === undefined) return wanted === null && found === undefined;
  const [before = '', after] = wanted.split('*', 2);
  return after === undefined ? found === wanted : found.startsWith(before) && found.includes(after);
}

describe('what a message answers', () => {
  for (const language of languages) {
    for (const one of cases.filter(({ lang }) => lang === language)) {
      it(`${language}: ${one.asked ? `“${one.asked}” ` : ''}“${one.message}”`, async () => {
        const { answers, fits } = await hear(one);
        const found = Object.fromEntries(answers.map(({ id, value }) => [id, value]));
        for (const [id, wanted] of Object.entries(one.answers))
          assert.ok(holds(wanted, found[id]), `${id} → ${found[id]}; expected ${wanted}`);
        if (one.fits !== undefined) assert.equal(fits, one.fits);
      });
    }
  }
});

import assert from 'node:assert/strict';
import type { Knowledge } from '../../assistant/documents.ts';
import { type Flag, flags, languages } from '../../assistant/vocabulary.ts';
import { unmask } from '../../language/builtIn/channels.ts';
import { builtInUnderstanding } from '../../language/builtIn/understand.ts';
import type { Understanding } from '../../language/understanding.ts';
import { aFreelancer } from '../support/freelancer.ts';
import cases from './safety.cases.json' with { type: 'json' };

const knowledge: Knowledge = { presentation: { bio: '', rules: [] }, gigs: [], qa: [], insights: [] };
const freelancer = aFreelancer('ines', 'Inês Duarte');

/** May rise and not fall: the share found, and the share of look-alikes that raise anything. */
const floors: Record<Flag | 'human', { found: number; false: number }> = {
  offPlatform: { found: 0.96, false: 0.02 },
  credentials: { found: 0.93, false: 0.03 },
  abuse: { found: 0.95, false: 0.05 },
  spam: { found: 0.95, false: 0.04 },
  injection: { found: 0.95, false: 0.05 },
  human: { found: 0.95, false: 0.05 },
};

describe('what is unsafe, and a wish for a person, in nine languages', () => {
  const understand = builtInUnderstanding();
  const hear = (text: string) =>
    understand({ text, language: null, knowledge, freelancer, gigId: null, expecting: null, now: new Date() });
  const asksForPerson = ({ clauses }: Understanding) =>
    clauses.some(({ topics: [best] }) => best?.topic === 'human' && best.confidence >= 0.5);

  for (const kind of [...flags, 'human'] as const)
    it(`tells ${kind} from what only looks like it`, async () => {
      const missed: string[] = [];
      const wrong: string[] = [];
      let [real, alike] = [0, 0];
      for (const language of languages) {
        const { is, looksLike } = cases[language][kind];
        real += is.length;
        alike += looksLike.length;
        for (const text of is) {
          const heard = await hear(text);
          if (!(kind === 'human' ? asksForPerson(heard) : heard.flags.includes(kind))) missed.push(text);
        }
        for (const text of looksLike) {
          const heard = await hear(text);
          if (kind === 'human' ? asksForPerson(heard) : heard.flags.length > 0) wrong.push(text);
        }
      }
      assert.ok(1 - missed.length / real >= floors[kind].found, `missed ${missed.length}:\n${missed.join('\n')}`);
      assert.ok(wrong.length / alike <= floors[kind].false, `false ${wrong.length}:\n${wrong.join('\n')}`);
    });

  it('reads a name through its disguise, and leaves other words as they are', () => {
    for (const disguise of ['w h a t s a p p', 'wh4ts4pp', 't.e.l.e.g.r.a.m', 'whаtsарр', 'в а т с а п', 'و ا ت س ا ب'])
      assert.ok(unmask(disguise).masked, disguise);
    for (const plain of [
      'i need 3d art and a 4k intro',
      'a b c d',
      'whatsapp',
      'an html5 site in 2024',
      'h1 and h2 tags',
    ])
      assert.deepEqual(unmask(plain), { text: plain, masked: false });
  });
});

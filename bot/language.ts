import type { Fact } from '../assistant/documents.ts';
import type { Language } from '../assistant/vocabulary.ts';
import type { Phrasebook } from '../language/say.ts';
import type { Understand } from '../language/understanding.ts';

/** Whether a sentence says no number, date, link or promise that its facts, or the buyer's own words, do not hold. */
export type Guard = (
  sentence: { text: string; facts: Fact[] },
  context: { language: Language; alsoSaid: string[]; names: string[] },
) => { ok: true } | { ok: false; unbacked: string[] };

/** Language as the turn uses it. */
export interface LanguagePort {
  understand: Understand;
  phrasebook: Phrasebook;
  guard: Guard;
  /** The ISO 639-1 code of the language a text is surely in; null where it is too short to tell. */
  languageOf(text: string): string | null;
}

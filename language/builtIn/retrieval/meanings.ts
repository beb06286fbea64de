import type { Language } from '../../../assistant/vocabulary.ts';
import { greatest } from '../greatest.ts';
import { likeness, nearestSenses, type Point, pointOf, sensePoint } from '../senses/senses.ts';
import { type Reading, readWords } from './units.ts';

/** A text of the knowledge and its language. */
export interface Spoken {
  text: string;
  language: Language;
}

/** A form's question, or its statement, and its answer where it has both. */
export interface SpokenForm {
  asking: Spoken;
  answer?: Spoken;
}

/** How near a form's question and its answer are to what was asked, 0 to 1 each. */
export interface MeaningNear {
  asked: number;
  answered: number;
}

/** The knowledge by what its texts mean, whatever their words and language. */
export interface Meanings {
  /** The nearest forms that `allowed` lets in, and how near any form is. */
  near(question: Reading, allowed: (form: number) => boolean): { forms: number[]; nearness(form: number): MeaningNear };
}

/** A form stands under so many of its nearest senses; a question looks under so many of its own. */
const kept = 3;
const sought = 6;
/** Of the forms under one sense only these, the nearest to it, so that a look-up costs the same for any knowledge. */
const perSense = 32;
const best = 8;

/** Reads every text once; a look-up then touches a few senses' forms, not all. */
export function meaningsOf(forms: SpokenForm[]): Meanings {
  const points = new Map<string, Point>();
  const read = ({ text, language }: Spoken): Point => {
    const point = points.get(text) ?? pointOf(readWords(text, language));
    points.set(text, point);
    return point;
  };
  const asking = forms.map(form => read(form.asking));
  const answers = forms.map(({ answer }) => answer && read(answer));
  const bySense = underSenses(asking);
  return {
    near(question, allowed) {
      const point = pointOf(question);
      const nearness = (form: number): MeaningNear => ({
        asked: nearTo(point, asking[form]),
        answered: nearTo(point, answers[form]),
      });
      const touched = new Set(nearestSenses(point, sought).flatMap(sense => bySense.get(sense) ?? []));
      const forms = greatest(touched, best, form => nearTo(point, asking[form]), allowed);
      return { forms, nearness };
    },
  };
}

function nearTo(point: Point, other: Point | undefined): number {
  return other ? Math.max(0, likeness(point, other)) : 0;
}

function underSenses(asking: Point[]): Map<number, number[]> {
  const senses = new Map([...new Set(asking)].map(point => [point, nearestSenses(point, kept)]));
  const bySense = new Map<number, number[]>();
  for (const [form, point] of asking.entries())
    for (const sense of senses.get(point) ?? []) {
      const known = bySense.get(sense);
      if (known) known.push(form);
      else bySense.set(sense, [form]);
    }
  for (const [sense, under] of bySense) {
    if (under.length <= perSense) continue;
    const centre = sensePoint(sense);
    bySense.set(
      sense,
      greatest(under, perSense, form => nearTo(centre, asking[form])),
    );
  }
  return bySense;
}

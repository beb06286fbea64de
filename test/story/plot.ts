/** What the buyer of our story says first: three questions at once. */
export const opening =
  'Hi! I need a logo for my coffee roastery. How much is it, how fast can you do it, and do you also build websites?';

export const names = { first: 'Ribeira Roasters', corrected: 'Quinta Roasters' };

/** What they say to each question of the demo freelancer's logo Gig, whatever words it is put in. */
const answers: [asked: RegExp, answer: string][] = [
  [/package/i, 'Identity'],
  [/exact name|slogan/i, names.first],
  [/what do you sell/i, 'Single origin coffee, mostly for cafés'],
  [/closest to your brand/i, 'Warm and handmade'],
  [/people see the logo|where will people/i, 'On packaging'],
  [/colours/i, 'Dark green and cream, no pink'],
  [/date|by when|deadline/i, 'In about five weeks'],
  [/budget|spend/i, 'Around 600 dollars'],
  [/sketches|old logo|send me|files/i, 'Skip'],
];

/** The buyer's answer to what was asked last; undefined to what is no question of the brief. */
export function answerTo(asked: string): string | undefined {
  const question = asked.match(/[^.!?\n]*\?/g)?.at(-1) ?? asked;
  return answers.find(([pattern]) => pattern.test(question))?.[1];
}

/** A picture of one pixel, to be sent as a sketch. */
export const sketch = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

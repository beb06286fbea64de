import type { Knowledge, QuestionAnswer } from '../../assistant/documents.ts';
import { money } from '../../assistant/money.ts';
import { aGig } from '../support/gig.ts';

/** "Question? / also asked? > answer", a line each. */
function answers(prefix: string, lines: string): QuestionAnswer[] {
  return lines
    .trim()
    .split('\n')
    .map((line, n) => {
      const [asked = '', answer = ''] = line.split(' > ');
      const [question = '', ...alsoAsked] = asked.trim().split(' / ');
      return { id: `${prefix}${n}`, question, alsoAsked, answer: answer.trim() };
    });
}

const translation = aGig('translation', {
  title: 'I will translate your documents between Spanish and English',
  category: 'Translation',
  description:
    'Ten years as a translator of contracts, manuals and websites.\n• A second translator reads every text\n• Your formatting is kept',
  packages: [
    {
      tier: 'basic',
      name: 'Short text',
      description: 'Up to 500 words',
      price: money(25, 'EUR'),
      deliveryDays: 1,
      revisions: 1,
      includes: ['Translation by a native speaker'],
    },
    {
      tier: 'standard',
      name: 'Article',
      description: 'Up to 2,000 words',
      price: money(90, 'EUR'),
      deliveryDays: 3,
      revisions: 2,
      includes: ['Translation by a native speaker', 'Glossary of your terms'],
    },
  ],
  extras: [
    { name: 'Sworn translation with stamp', price: money(40, 'EUR'), additionalDays: 2 },
    { name: 'Delivery within 24 hours', price: money(30, 'EUR'), deliveryDays: 1 },
  ],
  faqs: answers(
    '',
    `
Which language pairs do you work with? > Spanish to English and English to Spanish; I do not take other pairs.
Do you use machine translation? > No. Every sentence is translated by hand, by a person.
Which subjects do you know best? > Law, engineering and tourism.
Can you keep the layout of my PDF? > Yes, I give you back a Word file that looks like your PDF.
How do you count words? > By the words of the source text, as Word counts them.
Do you sign a confidentiality agreement? > Yes, gladly; send me yours or use mine.
What if I find a mistake after delivery? > Tell me within 30 days and I correct it for nothing.
Is Latin American Spanish possible? > Yes: tell me the country and I use its Spanish.
`,
  ),
  doesNotOffer: ['Interpreting at meetings or on the phone', 'Medical reports', 'Handwritten documents'],
  rules: ['Always ask for the deadline first.', 'Weekend work costs 20 % more.'],
});

const video = aGig('video', {
  title: 'I will edit your YouTube video',
  category: 'Video editing',
  description: 'I cut talking-head videos, vlogs and tutorials.\n✅ Jump cuts and zooms\n✅ Background noise removed',
  packages: [
    {
      tier: 'basic',
      name: 'Clean cut',
      description: 'Up to 10 minutes of finished video',
      price: money(60, 'USD'),
      deliveryDays: 3,
      revisions: 1,
      includes: ['Cutting of pauses', 'Simple titles'],
    },
    {
      tier: 'premium',
      name: 'Full show',
      description: 'Up to 25 minutes of finished video',
      price: money(180, 'USD'),
      deliveryDays: 6,
      revisions: 3,
      includes: ['Colour grading', 'Sound mixing', 'Animated titles', 'Captions burned in'],
    },
  ],
  extras: [
    { name: 'Thumbnail', price: money(15, 'USD') },
    { name: 'Three vertical shorts from your video', price: money(45, 'USD'), additionalDays: 1 },
  ],
  faqs: answers(
    '',
    `
How do I send you my footage? > Share a Google Drive or Dropbox folder with me.
Which program do you edit with? > DaVinci Resolve Studio.
Do I get the project files? > Yes, with the Full show package.
Is the music licensed? > Yes, I take it from a library whose licence covers YouTube monetisation.
In which resolution do you deliver? > Up to 4K, as you filmed it.
How much raw material can I send? > Up to two hours for each video.
Can you match the style of another channel? > Yes, send me a link to a video you like.
Do you work on weekly series? > Yes, I keep a slot a week for regular channels.
`,
  ),
  doesNotOffer: ['3D animation', 'Filming on location', 'Wedding videos'],
});

export const translator: Knowledge = {
  presentation: { bio: 'Sworn translator in Madrid since 2014.', rules: [] },
  gigs: [translation],
  qa: answers('t', 'Can I pay in two parts? > Yes, half at the start and half on delivery, through the marketplace.'),
  insights: [],
};

export const editor: Knowledge = {
  presentation: { bio: 'I have edited more than 400 videos for channels about travel and cooking.', rules: [] },
  gigs: [video],
  qa: answers('v', 'What are your working hours? > Monday to Friday, 9 to 18 in Lisbon.'),
  insights: [{ id: 'i1', text: 'Regular clients get a reply the same morning.', source: 'chat:c1/3' }],
};

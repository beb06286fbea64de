import type { Language } from '../../assistant/vocabulary.ts';

export interface Case {
  language: Language;
  text: string;
  /** Any of them answers it; none: nothing here does. */
  sources: string[];
}

/** "es: What a buyer says > sources", a line each; English where no language is named. */
function cases(lines: string): Case[] {
  return lines
    .trim()
    .split('\n')
    .map(line => {
      const [text = '', sources = ''] = line.split(' > ');
      const [, language = 'en', said = ''] = /^(?:(\w\w): )?(.*)$/.exec(text.trim()) ?? [];
      return { language: language as Language, text: said, sources: sources.split(' ').filter(Boolean) };
    });
}

/** F3 is gig:ID/faq:3, X extra, N doesNotOffer, B S P a package; others are written out. */
function expand(gig: string, lines: string): string {
  const parts: Record<string, string> = { F: 'faq', X: 'extra', N: 'doesNotOffer', R: 'rule' };
  const tiers: Record<string, string> = { B: 'basic', S: 'standard', P: 'premium' };
  return lines.replace(/(?<= )([FXNR])(\d+)|(?<= )([BSP])(?= |\n|$)/g, (_, kind, n, tier) =>
    tier ? `gig:${gig}/package:${tiers[tier]}` : `gig:${gig}/${parts[kind]}:${n}`,
  );
}

export const translatorCases = cases(
  expand(
    'translation',
    `
what languages do you translate from and to > F0
do you also do german to english > F0
is this done with google translate or deepl > F1
do u use chatgpt for it > F1
r you using AI > F1
are legal texts your thing? what's your specialty > F2
what fields are you specialised in > F2
will the formatting of my pdf stay the same > F3 gig:translation
can the document look the same as the original > F3 gig:translation
how is the word count calculated > F4
is it counted by source words or target words > F4
can you sign an nda > F5
my papers are private, is everything kept confidential? > F5
i found errors in the translation, will you fix them > F6
what happens if there's a typo in what you deliver > F6
do you do mexican spanish > F7
i need it in spanish for latin america > F7
can i get a certified translation > X0
is it sworn with a stamp? > X0
do you do express, i need it in 24h > X1
how much for rush delivery > X1
could you interpret at a meeting > N0
do you interpret on phone calls > N0
can you translate my medical report > N1
i have a handwritten letter, can you do it > N2
do i get a glossary > S
is the translator a native speaker > B S
does somebody proofread the translation > gig:translation
is there a second pair of eyes on it > gig:translation
can i split the payment > qa:t0
is it possible to pay in two installments > qa:t0
do you work weekends > R1
es: ¿usas traducción automática? > F1
es: ¿cuál es tu especialidad? > F2
fr: traduisez-vous avec une intelligence artificielle ? > F1
de: haben Sie eine Geheimhaltungsvereinbarung? > F5
ru: можно срочно за 24 часа? > X1
zh: 你们用机器翻译吗 > F1
do you dub videos
can you write my blog posts
what's your favourite book
do you make websites
can you design a logo
do you teach spanish classes
how tall are you
can you transcribe an interview
do you accept bitcoin
can i get a refund
do you have kids
can you record a voice over
are you hiring
do you sell e-books
can you file my taxes
can you subtitle a movie
what do you think about the election
do you publish books on amazon
could you call the embassy for me
do you give discounts to students
es: ¿tienes hijos?
de: machst du auch Podcasts?
fr: vous faites des logos ?
ru: делаете сайты?
`,
  ),
);

export const editorCases = cases(
  expand(
    'video',
    `
how do i get the clips to you > F0
where should i upload my recordings > F0
can i use wetransfer to share the raw video > F0
what software do you use > F1
do you edit in premiere > F1
will i receive the source files > F2
can i have the editable project afterwards > F2
is the soundtrack copyright free > F3
can i get copyright strikes because of the songs > F3
what about background music licence > F3
can you deliver in 4k > F4
what quality will the final video be > F4
whats the max resolution > F4
how many hours of footage can i give you > F5
is there a limit for raw footage > F5
can it look like mrbeast's channel, same style > F6
i want the style of another youtuber > F6
can you do one video every week > F7
looking for an editor for a weekly show > F7
do you make thumbnails too > X0
how much is a thumbnail > X0
can you cut tiktoks / shorts out of it > X1
do you do vertical shorts for instagram > X1
can you add subtitles > P
do you do color correction > P
will the titles be animated > P
do you clean up the audio noise > gig:video
can you remove background noise > gig:video
could you come and film us > N1
do you shoot on location > N1
can you edit my wedding film > N2
do you do 3d animations > N0
when do you work, which hours > qa:v0
are you available on tuesdays at 10 > qa:v0
how many videos have you edited > profile:bio
will pauses be cut > B
es: ¿en qué resolución entregas? > F4
es: ¿haces miniaturas? > X0
de: wie schicke ich dir mein Rohmaterial? > F0
fr: la musique est-elle sous licence ? > F3
ru: делаете обложки? > X0
pt: você faz miniaturas? > X0
it: fai anche matrimoni? > N2
zh: 你用什么软件剪辑 > F1
can you design my website
do you translate documents
are you single
do you fly drones
can you manage my adsense account
can you write the script
do you sell cameras
what camera should i buy
do you do seo for my channel
can you grow my subscribers
do you offer refunds
can i pay with paypal
do you have a team
can you edit podcasts audio only
do you sign ndas
where did you go to school
is there a discount for nonprofits
do you design album covers
can you build a mobile app
can you make a logo
es: ¿haces logos?
de: übersetzen Sie auch Texte?
fr: faites-vous des sites web ?
ru: вы делаете сайты?
`,
  ),
);

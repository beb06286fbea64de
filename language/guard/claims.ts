import type { Language } from '../../assistant/vocabulary.ts';
import { currenciesBeside } from './currencies.ts';
import { datesIn, type WrittenDate } from './dates.ts';
import { numbersIn, plainDigits, type WrittenNumber } from './numbers.ts';
import { type PromiseKind, promisesIn } from './promises.ts';
import { type Unit, unitBeside } from './units.ts';

/** Something a text states that a buyer could hold the freelancer to; `text` as it stands there. */
export type Claim = { text: string } & (
  | { kind: 'link'; link: string }
  | { kind: 'date'; date: WrittenDate }
  | { kind: 'clock'; clock: string }
  | { kind: 'label'; label: string }
  | { kind: 'unlimited' }
  | { kind: 'promise'; promise: PromiseKind }
  | { kind: 'percent'; amounts: number[] }
  | { kind: 'money'; amounts: number[]; currencies: string[] }
  | { kind: 'quantity'; amounts: number[]; unit: Unit }
  | {
      kind: 'number';
      amounts: number[];
      word: boolean /** No noun follows it: a buyer's "300" may be money or days. */;
      alone: boolean;
    }
);

/** The parts are as long as addresses allow, so that long text without one takes no time by its square. */
const linkPattern =
  /(?:https?:\/\/|www\.)[^\s<>"'，。、）)]+|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?<![\p{L}\p{N}@.])(?:[a-z0-9-]{1,63}\.){1,40}(?:com|net|org|io|co|dev|app|me|info|biz|shop|store|online|site|eu|uk|us|de|fr|es|it|pt|br|ru|cn|ly|gg|tv|link|xyz|agency|studio)(?![\p{L}\p{N}])(?:\/[^\s<>"'，。、）)]*)?/giu;
const clockPattern =
  /(?<![\d:])\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?![\d:.,]|\s?(?:€|\$|£|k\b))|(?<![\d.,])\d{1,2}\s?[ap]\.?m\.?(?!\p{L})/giu;
const labelPattern =
  /(?<![\p{L}\d.,])\d+(?!k(?!\p{L})|h(?!\p{L})|st(?!\p{L})|nd(?!\p{L})|rd(?!\p{L})|th(?!\p{L})|er(?!\p{L})|min)[a-z]{1,3}(?![\p{L}\d])/giu;
const unlimitedPattern =
  /unlimited|ilimitad[ao]s?|illimitée?s?|illimitat[aeio]|unbegrenzt(?:e[nrs]?)?|unlimitiert(?:e[nrs]?)?|неограниченн\p{L}+|безлимитн\p{L}+|безлимит|غير محدودة?|بلا حدود|无限|不限/giu;

const withoutEdges = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[.,;:!?)\]/]+$/, '');

/** Blanks what was taken, so that no number inside it is read again. */
function takeOut(text: string, pattern: RegExp, take: (found: string) => void): string {
  return text.replace(pattern, found => {
    take(found);
    return ' '.repeat(found.length);
  });
}

/** Between the numbers of one range or list ("3 to 5 days", "$200–300"), where the last alone names what is counted. */
const between =
  /^\s?(?:-|–|—|~|\/|,|to|or|and|a|o|y|e|u|à|et|ou|bis|oder|und|до|или|и|إلى|الى|أو|و|至|到|或|或者)\s?$/iu;

function readNumber(number: WrittenNumber, text: string, next: Claim | undefined, joined: boolean): Claim {
  const { amounts, word } = number;
  const before = text.slice(Math.max(0, number.start - 24), number.start);
  const after = text.slice(number.end, number.end + 40);
  const found = { text: number.text.trim(), amounts };
  if (/^\s?(?:%|٪|％|percent|per cent|por ciento|por cento|pour cent|prozent|per cento|процент)/iu.test(after))
    return { ...found, kind: 'percent' };
  const currencies = currenciesBeside(before, after);
  if (currencies) return { ...found, kind: 'money', currencies };
  const unit = unitBeside(before, after);
  if (unit) return { ...found, kind: 'quantity', unit };
  if (joined && next?.kind === 'money') return { ...found, kind: 'money', currencies: next.currencies };
  if (joined && next?.kind === 'quantity') return { ...found, kind: 'quantity', unit: next.unit };
  if (joined && next?.kind === 'percent') return { ...found, kind: 'percent' };
  return { ...found, kind: 'number', word, alone: !/^\s?[-‐]?\p{L}/u.test(after) };
}

function numberClaims(text: string, language: Language): Claim[] {
  const numbers = numbersIn(text, language);
  const claims: Claim[] = [];
  for (let n = numbers.length - 1; n >= 0; n -= 1) {
    const number = numbers[n] as WrittenNumber;
    const next = numbers[n + 1];
    const joined = next !== undefined && between.test(text.slice(number.end, next.start));
    const claim = readNumber(number, text, claims[0], joined);
    if (claim.kind === 'number' && isStructural(claim, number, text, language)) continue;
    claims.unshift(claim);
  }
  // "$200–300": the first alone names the currency.
  claims.forEach((claim, n) => {
    const before = claims[n - 1];
    if (claim.kind === 'number' && before?.kind === 'money' && text.includes(`${before.text}–${claim.text}`)) {
      claims[n] = { text: claim.text, kind: 'money', amounts: claim.amounts, currencies: before.currencies };
    }
  });
  return claims;
}

const listed =
  /^\s*(?:\p{L}+\s+)?(?:packages?|options?|of|things?|questions?|ways?|choices?|more|others?|ones?|points?|possibilities|paquetes?|opciones|preguntas?|cosas?|forfaits?|formules?|questions|choses?|pakete?n?|fragen?|möglichkeiten|optionen|dinge?|pacotes?|opções|perguntas?|coisas?|pacchett[io]|opzion[ei]|domand[ae]|cos[ae]|пакет(?:а|ов)?|вариант(?:а|ов)?|вопрос(?:а|ов)?|باقات|خيارات|أسئلة|أسئله|سؤال)(?!\p{L})/iu;
const pointing =
  /(?:these|those|the|both|all|which|either|our|my|los|las|les|ces|die|beide|diese|os|as|i|le|gli|эти|все|оба|هذه)\s$/iu;

/** "One of them", "these two", "三个套餐" count nothing that was promised; so does the number of a list's line. */
function isStructural(
  claim: Claim & { kind: 'number' },
  { start, end }: WrittenNumber,
  text: string,
  language: Language,
): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (!claim.word) return /(?:^|\n)\s*$/.test(before) && /^[.)]\s/.test(after);
  const amount = claim.amounts[0] ?? 0;
  if (amount <= 1) return true;
  if (language === 'zh') return !/^(?:个页面|页|张|份|种|款|版)/u.test(after);
  if (language === 'it' && /^sei$/i.test(claim.text)) return true; // far more often "you are"
  if (amount <= 10 && /^[^.!?]*[?؟]/.test(after)) return true;
  return amount <= 10 && (listed.test(after) || pointing.test(before));
}

/** Counts that no number word shows: "يومين" is 2 days, "within a week" and "за неделю" one. */
const hidden: [RegExp, string][] = [
  [/يوم(?:ين|ان)(?!\p{L})/gu, '2 أيام'],
  [/ساعت(?:ين|ان)(?!\p{L})/gu, '2 ساعات'],
  [/[أا]سبوع(?:ين|ان)(?!\p{L})/gu, '2 أسابيع'],
  [/تعديل(?:ين|ان)(?!\p{L})/gu, '2 تعديلات'],
  [/شهر(?:ين|ان)(?!\p{L})/gu, '2 أشهر'],
  [/(?<=(?:خلال|بعد|في) )(?=(?:يوم|أسبوع|شهر|ساعة)(?!\p{L}))/gu, '1 '],
  [/(?<=(?:за|через) )(?=(?:день|неделю|месяц|час)(?!\p{L}))/giu, '1 '],
  [/\b(in|within|takes|after|under|than) an? (?=(?:single )?(?:day|week|month|hour)\b)/gi, '$1 1 '],
];

function uncover(text: string): string {
  return hidden.reduce((left, [pattern, shown]) => left.replace(pattern, shown), text);
}

/** Every link, date, hour, amount and number that the text states. */
export function claimsOf(said: string, language: Language): Claim[] {
  const claims: Claim[] = [];
  let text = uncover(plainDigits(said.toWellFormed()));
  text = takeOut(text, linkPattern, found => claims.push({ kind: 'link', text: found, link: withoutEdges(found) }));
  for (const date of datesIn(text)) {
    claims.push({ kind: 'date', text: date.text, date });
    text = text.slice(0, date.start) + ' '.repeat(date.end - date.start) + text.slice(date.end);
  }
  text = takeOut(text, clockPattern, found =>
    claims.push({ kind: 'clock', text: found, clock: found.toLowerCase().replace(/[.\s]/g, '') }),
  );
  text = takeOut(text, labelPattern, found => claims.push({ kind: 'label', text: found, label: found.toLowerCase() }));
  text = takeOut(text, unlimitedPattern, found => claims.push({ kind: 'unlimited', text: found }));
  // A day of the week beside its date says nothing more.
  const dated = claims.some(({ kind }) => kind === 'date');
  for (const { promise, text: found } of promisesIn(text))
    if (!(dated && promise.startsWith('day '))) claims.push({ kind: 'promise', text: found, promise });
  return [...claims, ...numberClaims(text, language)];
}

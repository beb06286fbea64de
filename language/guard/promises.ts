import { type Language, languages } from '../../assistant/vocabulary.ts';

/** What no number shows and a buyer could still hold the freelancer to. */
export type PromiseKind = 'guarantee' | 'refund' | 'free' | 'discount' | `day ${string}`;

/** All languages at once: a fact may be written in another language than the sentence. */
const words: Record<'guarantee' | 'refund' | 'free' | 'discount', RegExp> = {
  guarantee:
    /\bguarante\w+|\b(?:I|we|you have my) (?:can |do )?(?:promise|word)\b|garant\p{L}*|garanzia|\bpromet(?!id)\p{L}+|\bprometo|\bprometto|\bje vous (?:le )?(?:promets|assure)|versproch\p{L}+|\bverspreche\p{L}*|гаранти\p{L}+|обеща(?:ю|ем)(?!\p{L})|أضمن|نضمن|ضمان|مضمون|أعدك|أعدكم|保证|我们?承诺|包您/giu,
  refund:
    /\bmoney.back|\brefund\w*|\breimburs\w*|reembols\p{L}+|dev(?:olv|uelv)\p{L}+ (?:\p{L}+ ){1,2}din[eh]\p{L}+|rembours\p{L}+|rückerstatt\p{L}*|erstatte\p{L}*|geld zurück|rimbors\p{L}+|soldi indietro|верн\p{L}+ (?:вам )?деньги|деньги верн|возврат\p{L}* (?:денег|средств)|возмещ\p{L}+|استرداد|استرجاع|أعيد لك|退款|退钱|退还/giu,
  free: /\bfor free\b|\bfree of charge|\bat no (?:extra |additional )?(?:cost|charge)|\b(?:is|it's|are|be|comes?|completely|totally) free\b(?! (?:to|of|from|on|until|at))|\bfree (?!to\b|of\b|from\b|time|slot|space|hour|day|on\b|until|at\b)\p{L}+|\bcomplimentary|\bon the house|\bgrat(?:is|uit\p{L}*|uito|uita|uiti|uite)(?!\p{L})|grátis|\bde graça|kostenlos\p{L}*|kostenfrei\p{L}*|\bumsonst|unentgeltlich|\bomaggio|бесплатн\p{L}+|даром|مجان\p{L}*|免费|不收费|白送/giu,
  discount:
    /\bdiscount\w*|\bhalf (?:the )?price|\b(?:knock|take) [^.!?]{0,16}\boff|descuento|rebaj\p{L}+|\bremise\p{L}*|réduction\p{L}*|rabais|ristourne|rabatt\p{L}*|preisnachlass|nachlass|descont(?:o|os|inho|ar|amos)(?!\p{L})|abatimento|\bscont\p{L}+|ribass\p{L}+|скидк\p{L}+|уступлю|خصم|خصما|تخفيض\p{L}*|折扣|打折|[一二三四五六七八九\d]折|优惠/giu,
};

/** A refusal promises nothing: "no discounts", "versprechen kann ich es nicht". */
const refuses =
  /(?<!\p{L})(?:no|not|never|without|none|cannot|can't|can’t|don't|don’t|isn't|isn’t|aren't|aren’t|won't|sin|nunca|tampoco|ningún|ninguna|pas|ne|n'|n’|jamais|sans|aucune?|nicht|kein\p{L}*|nie|ohne|não|nem|nenhum\p{L}*|sem|non|nessun\p{L}*|senza|mai|не|нет|ни|без|لا|لن|ليس|ليست|لم|بدون|غير|دون)(?!\p{L})|[不没无别]|只能|须由|决定/iu;

/** A refund is held to in its refusal, too: what happens to money is only said from a fact. */
const neverRefused = new Set<PromiseKind>(['refund']);

interface Day {
  promise: PromiseKind;
  pattern: RegExp;
}

const soon: Record<string, string> = {
  today: "today|tonight|hoy|aujourd['’]hui|heute|hoje|oggi|сегодня|اليوم|今天|今晚",
  tomorrow: 'tomorrow|mañana(?! por la mañana)|demain|morgen|amanhã|domani|завтра|غدا|غدًا|غداً|بكرة|明天',
  weekend: 'weekend|fin de semana|week-end|wochenende|fim de semana|fine settimana|выходны\\p{L}+|نهاية الأسبوع|周末',
  'next week':
    'next week|(?:la )?próxima semana|la semana que viene|semaine prochaine|nächste\\p{L}? woche|semana que vem|settimana prossima|prossima settimana|следующ\\p{L}+ недел\\p{L}+|الأسبوع (?:القادم|المقبل)|下周',
};
const notBeforeNoon = '(?<!(?:por|de|pela|la|de la|guten|jeden) )';

function dayPatterns(): Day[] {
  const days: Day[] = Object.entries(soon).map(([name, list]) => ({
    promise: `day ${name}`,
    pattern: new RegExp(`${notBeforeNoon}(?<!\\p{L})(?:${list})(?:(?<=\\p{Script=Han})|(?!\\p{L}))`, 'giu'),
  }));
  for (let day = 0; day < 7; day += 1) {
    const names = languages.flatMap(language => namesOf(language, day));
    days.push({
      promise: `day ${day}`,
      pattern: new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?:(?<=\\p{Script=Han})|(?!\\p{L}))`, 'giu'),
    });
  }
  return days;
}

/** The day's names; German and English put an s to it, Russian and Portuguese bend or shorten it. */
function namesOf(language: Language, day: number): string[] {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 10, 1 + day)),
  );
  if (language === 'pt') return [`${name.split('-')[0]}(?:-feiras?)?s?`];
  if (language === 'ru') return [`${name.replace(/[аяеьк]$/u, '')}\\p{L}{0,2}`];
  if (language === 'zh') return [name, name.replace('星期', '周')];
  return [`${name}s?`];
}

const days = dayPatterns();
const anyDay = new RegExp(days.map(({ pattern }) => pattern.source).join('|'), 'iu');

/** Guarantees, refunds, gifts, discounts and days to come that the text states; nothing where it asks. */
export function promisesIn(text: string): { promise: PromiseKind; text: string }[] {
  const found: { promise: PromiseKind; text: string }[] = [];
  for (const clause of text.split(/(?<=[.!?。！？؟;；])\s*|[,，،:：]\s+|\s[–—]\s|，/u)) {
    if (/[?？؟]\s*$/.test(clause)) continue;
    for (const [promise, pattern] of Object.entries(words) as [keyof typeof words, RegExp][]) {
      if (!neverRefused.has(promise) && refuses.test(clause)) continue;
      for (const [word] of clause.matchAll(pattern)) found.push({ promise, text: word });
    }
    // Most name no day at all: one look tells.
    if (!anyDay.test(clause)) continue;
    for (const { promise, pattern } of days)
      for (const [word] of clause.matchAll(pattern)) found.push({ promise, text: word });
  }
  return found;
}

/** Whether the text speaks of a lower price by its name, and does not refuse it. */
export function speaksOfDiscount(text: string): boolean {
  return text.search(words.discount) >= 0 && !refuses.test(text);
}

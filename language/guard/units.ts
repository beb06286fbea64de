/** What a number counts, where the words beside it say so. */
export type Unit = 'hour' | 'day' | 'week' | 'month' | 'year' | 'minute' | 'revision';

const unitWords: Record<Unit, string> = {
  day: 'days?|d[ií]as?|jours?|journées?|tage?n?|werktage?n?|arbeitstage?n?|giorn[oi]|giornat[ae]|день|дня|дней|сут(?:ки|ок)|أيام|يوم|يوما|يومًا|يوماً|个?工作日|天|日',
  hour: 'hours?|hrs?|h|horas?|heures?|stunden?|or[ae]|час(?:а|ов)?|ساعة|ساعات|个?小时|个?钟头',
  week: 'weeks?|semanas?|semaines?|wochen?|settiman[ae]|недел[яиюь]|أسبوع|أسابيع|周|个?星期|个?礼拜',
  month: 'months?|mes(?:es)?|mois|monate?n?|mês|mes[ei]|месяц(?:а|ев)?|شهر|أشهر|شهور|个月',
  year: 'years?|años?|ans?|années?|jahre?n?|anos?|ann[oi]|год(?:а)?|лет|سنة|سنوات|年',
  minute: 'minutes?|mins?|minutos?|minuten?|minut[oi]|минут[аы]?|دقيقة|دقائق|分钟',
  revision:
    'revisions?|rounds?|edits?|tweaks?|revisi[oó]n(?:es)?|révisions?|rondas?|retouches?|überarbeitung(?:en)?|revisionen|änderung(?:en|srunden)?|korrektur(?:en|schleifen|runden)?|rodadas?|revis(?:ão|ões)|alteraç(?:ão|ões)|revision[ei]|modifich[ea]|modifications?|cambios?|правк[аиу]|правок|исправлени[йяе]|تعديل|تعديلا|تعديلًا|تعديلاً|تعديلات|مراجعات|轮?次?修改|次免费修改|次|轮',
};

const adjectives =
  '(?:(?:business|working|calendar|full|free|included|hábiles|laborables|ouvrables|ouvrés|úteis|lavorativi|rounds? of|rondas? de|rodadas? de|kostenlose|gratuit[ae]s?|gratis|бесплатных?|бесплатные|рабочих|календарных|de)\\s+){0,2}';
const patterns = Object.entries(unitWords).map(([unit, words]) => ({
  unit: unit as Unit,
  after: new RegExp(`^\\s?[-‐]?\\s?${adjectives}(?:${words})(?:(?<=\\p{Script=Han})|(?![\\p{L}\\p{M}]))`, 'iu'),
}));
const revisionBefore = new RegExp(`(?:${unitWords.revision})\\s*[:：(]\\s?$`, 'iu');

/** The unit of the number that ends here, or of the number a label stands before ("Revisions: 3"). */
export function unitBeside(before: string, after: string): Unit | undefined {
  const found = patterns.find(({ after: pattern }) => pattern.test(after))?.unit;
  return found ?? (revisionBefore.test(before) ? 'revision' : undefined);
}

const inHours: Partial<Record<Unit, number>> = { hour: 1, day: 24, week: 168 };

/** True where the two say the same length: two weeks are 14 days, a day 24 hours. */
export function sameLength(amount: number, unit: Unit, other: number, otherUnit: Unit): boolean {
  if (unit === otherUnit) return amount === other;
  const [a, b] = [inHours[unit], inHours[otherUnit]];
  return a !== undefined && b !== undefined && amount * a === other * b;
}

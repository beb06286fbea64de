import { cached, edges, type Lexicon } from '../lexicon.ts';

/** A bare number from here on corrects a sum of money. */
export const most = 100;

/** How many pieces are wanted: "3 logos", "make that 3"; never a length, a time or an amount of money. */
export function quantityIn(text: string, lexicon: Lexicon, corrected: boolean, asked: boolean): number | undefined {
  const { end } = edges(lexicon.language);
  const pattern = cached(`quantity ${lexicon.language}`, () => {
    const between = lexicon.language === 'zh' ? '\\s?' : '\\s?(?:x\\s?)?(?:(?!and\\b)[\\p{L}-]+\\s){0,2}?';
    return new RegExp(
      `(?<![\\d.,$€£/x×-])(?<count>\\d{1,4})(?![\\d.,:%])(?!\\s*(?:-|–)\\s*\\d)${between}${lexicon.quantity}${end}`,
      'gu',
    );
  });
  for (const found of text.matchAll(pattern)) {
    const count = Number(found.groups?.count);
    if (
      count > 0 &&
      !isMeasure(found[0], lexicon) &&
      !/(?<!\p{L})(?:option|package|number|no|#|v)\s*$/u.test(text.slice(0, found.index))
    )
      return count;
  }
  if (!corrected && !asked) return undefined;
  const bare = /(?<![\d.,$€£/#])(\d{1,4})(?![\d.,:%$€£/]|\s*(?:k\b|%|€|£|\$))/u.exec(text);
  // "Make that 900" is money: nobody orders so many.
  if (!bare || (!asked && Number(bare[1]) >= most) || isMeasure(text.slice(bare.index, bare.index + 20), lexicon))
    return undefined;
  return (corrected &&
    /(?:make (?:that|it)|que sean|mettez|mach|make|facciamo|сделайте|лучше|改成|改为|换成|خليها|اجعلها|coloca|que sejam|actually|let's (?:do|say)|change it to|i meant|no)\D{0,12}$/u.test(
      text.slice(0, bare.index),
    )) ||
    asked
    ? Number(bare[1])
    : undefined;
}

/** "5 page", "10 minute video", "2 days": what follows the number is a measure. */
function isMeasure(said: string, lexicon: Lexicon): boolean {
  const { days, weeks, months1, hours } = lexicon.time;
  const { end } = edges(lexicon.language);
  const time = cached(
    `measure ${lexicon.language}`,
    () => new RegExp(`^\\d+[\\s-]*(?:${hours}|${days}|${weeks}|${months1})${end}`, 'u'),
  );
  return (
    time.test(said) ||
    /^\d+[\s-]*(?:words?|pages?|minutes?|mins?|min|seconds?|sec|sections?|slides?|gb|mb|palabras|paginas?|minutos?|segundos?|mots|pages|worter|seiten|minuten|palavras|parole|pagine|minuti|слов|страниц|минут|секунд|字|页|分钟|秒|كلمه|صفح|دقيق|st\b|nd\b|rd\b|th\b|year|ans\b|anos?\b)/u.test(
      said,
    )
  );
}

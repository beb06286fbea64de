import english from './strings/en.json' with { type: 'json' };

/** The page's own sentences in one language; `locale` is the one given to Web Chat. */
export type Strings = typeof english;
export type Words = { language: string; dir: 'ltr' | 'rtl'; strings: Strings };

const others: Record<string, () => Promise<{ default: Strings }>> = {
  es: () => import('./strings/es.json', { with: { type: 'json' } }),
  fr: () => import('./strings/fr.json', { with: { type: 'json' } }),
  de: () => import('./strings/de.json', { with: { type: 'json' } }),
  pt: () => import('./strings/pt.json', { with: { type: 'json' } }),
  it: () => import('./strings/it.json', { with: { type: 'json' } }),
  ru: () => import('./strings/ru.json', { with: { type: 'json' } }),
  ar: () => import('./strings/ar.json', { with: { type: 'json' } }),
  zh: () => import('./strings/zh.json', { with: { type: 'json' } }),
};

/** The first of the wanted languages that the page speaks (regions ignored), else English. */
export async function loadWords(wanted: readonly string[]): Promise<Words> {
  const language =
    wanted.map(tag => tag.toLowerCase().split('-')[0] ?? '').find(code => code === 'en' || code in others) ?? 'en';
  const load = others[language];
  const strings = load ? (await load()).default : english;
  return { language, dir: language === 'ar' ? 'rtl' : 'ltr', strings };
}

/** Puts values in a sentence's {places}. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

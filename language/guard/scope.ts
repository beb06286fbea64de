import type { Language } from '../../assistant/vocabulary.ts';

/** How each language says that something is part of the offer, or is not. */
const scopeWords: Record<Language, RegExp> = {
  en: /\b(?:(?:is|are|comes?|it'?s|they'?re) (?:not |always |also |all )?(?:included|part of)|includes?|comes with|free of charge|at no extra cost|(?:do(?:es)? not|don'?t|doesn'?t|never) (?:offer|provide|include|do|take on|cover)|not offered|not included|isn'?t (?:offered|included|something)|outside (?:my|the|our) scope|I (?:also )?offer)\b/i,
  es: /(?:incluye|incluid[oa]s?|no ofrezco|no ofrece(?:mos)?|no incluye|no (?:está|están) incluid|ofrezco|sin coste adicional|no hago)/i,
  fr: /(?:inclut|inclus(?:es?)?|compris(?:es?)?|ne propose pas|n'offre pas|ne fais pas|non inclus|je propose|sans frais supplémentaires)/i,
  de: /(?:enthalten|inklusive|inbegriffen|biete(?:t|n)? (?:ich )?(?:das |dies )?(?:leider )?(?:nicht|kein)|nicht angeboten|umfasst|gehört (?:nicht )?dazu|biete ich|mache ich nicht)/i,
  pt: /(?:inclui|incluíd[oa]s?|incluso|não ofereço|não oferece|não inclui|ofereço|sem custo adicional|não faço)/i,
  it: /(?:include|inclus[oaie]|compres[oaie]|non offro|non offre|non include|offro|senza costi aggiuntivi|non faccio)/i,
  ru: /(?:входит|включен[оаы]?|включает|не предлага(?:ю|ет|ем)|не дела(?:ю|ет|ем)|не входит|предлагаю|бесплатно)/i,
  ar: /(?:يشمل|تشمل|مشمول|متضمن|يتضمن|تتضمن|لا (?:أقدم|اقدم|نقدم|يقدم|يشمل|تشمل)|غير مشمول|أقدم)/u,
  zh: /(?:包含|包括|不提供|不包含|不包括|不做|提供|免费)/u,
};

/** The words that state what is or is not offered; null where the sentence asks, or states no such thing. */
export function statesScope(text: string, language: Language): string | null {
  if (/[?？؟]\s*$/.test(text.trim())) return null;
  return scopeWords[language].exec(text)?.[0] ?? null;
}

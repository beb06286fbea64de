import { remembered } from '../../assistant/remembered.ts';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import { fold } from './words.ts';

/** Endings a word may lose, longest first, each with the letters that must remain before it. */
type Endings = readonly (readonly [ending: string, keep: number, put?: string])[];

const english: Endings = [
  ['isations', 4, 'iz'],
  ['izations', 4, 'iz'],
  ['isation', 4, 'iz'],
  ['ization', 4, 'iz'],
  ['ations', 4, 'at'],
  ['ation', 4, 'at'],
  ['nesses', 4],
  ['ating', 3, 'at'],
  ['ated', 3, 'at'],
  ['ates', 3, 'at'],
  ['ness', 4],
  ['ators', 3, 'at'],
  ['ator', 3, 'at'],
  ['ions', 4],
  ['ion', 4],
  ['ising', 4, 'iz'],
  ['ised', 4, 'iz'],
  ['ise', 5, 'iz'],
  ['ings', 3],
  ['ing', 3],
  ['ally', 4],
  ['ies', 2, 'y'],
  ['ied', 2, 'y'],
  ['ers', 5],
  ['ors', 5],
  ['er', 5],
  ['or', 5],
  ['ed', 3],
  ['ly', 4],
  ['al', 5],
  ['sses', 2, 'ss'],
  ['xes', 2, 'x'],
  ['ches', 2, 'ch'],
  ['shes', 2, 'sh'],
];

const irregular = new Map(
  (
    'sent:send bought:buy paid:pay made:make wrote:write written:write done:do sold:sell kept:keep built:build ' +
    'found:find got:get gave:give given:give took:take taken:take chose:choose chosen:choose began:begin men:man ' +
    'women:woman children:child people:person says:say said:say spoke:speak spoken:speak taught:teach ' +
    'thought:think drew:draw drawn:draw sung:sing sang:sing shot:shoot lost:lose held:hold ran:run meant:mean packaging:packaging'
  )
    .split(' ')
    .map(pair => pair.split(':') as [string, string]),
);

/** Endings as they are once folded (й is и); the longest go first. */
const light = (endings: string): Endings =>
  fold(endings)
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .map(ending => [ending, 3] as const);

const lightEndings: Partial<Record<Language, Endings>> = {
  es: light(
    'aciones amientos amiento imiento mente iendo ación acion iones ando ados adas idos idas ado ada ido ida ion ones aron eron arme arlo arla ar er ir es as os an en a o e s',
  ),
  pt: light(
    'amentos amento imento mente acoes coes acao cao oes ando endo ados adas idos idas ado ada ido ida am em ao ar er ir es as os a o e s',
  ),
  it: light(
    'amenti amento imento mente azioni azione zioni zione ando endo ati ate ato ata iti ite ito ita uti uto are ere ire ono ano che chi i e a o',
  ),
  fr: light('ements ement ations ation ions ion ees ee es er ez ent ir ait aient ant aux eux euse if ive e s x'),
  de: light('ungen ung lich keit heit isch est ern em en er es et st e n s t'),
  ru: light(
    'остью ости ость ениями ениях ением ения ений ение ании ание ания иями иях ией ами ями ого его ому ему ыми ими ать ять еть ить уть ает яет ует ите ете ишь ешь ут ют ат ят ит ет ов ев ей ой ый ий ая яя ое ее ые ие ах ях ам ям ом ем ую юю ия ии ию а я о е ы и у ю ь й',
  ),
};

function cut(word: string, endings: Endings): string {
  for (const [ending, keep, put = ''] of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= keep) return word.slice(0, -ending.length) + put;
  }
  return word;
}

function stemEnglish(word: string): string {
  const plain = irregular.get(word) ?? word.replace(/our(s?)$/, 'or$1');
  let stem = cut(plain, english);
  if (stem === plain) stem = plain.replace(/(?<=..)(?<![sui])s$/, '');
  if (stem.length > 3 && /([bdgmnprt])\1$/.test(stem)) stem = stem.slice(0, -1);
  stem = stem.length > 3 ? stem.replace(/e$/, '') : stem;
  return stem.length > 3 ? stem.replace(/y$/, 'i') : stem;
}

function stemArabic(word: string): string {
  const bare = word.replace(/^(?:وال|بال|كال|فال|لل|ال)(?=..)/, '');
  const root = bare === word && word.length > 4 ? word.replace(/^[وبلف](?=...)/, '') : bare;
  return root.length > 4 ? root.replace(/(?:ات|ون|ين|ها|هم|كم|نا|يه|ه|ي|ك)$/, '') : root.replace(/ه$/, '');
}

const remembering = Object.fromEntries(
  languages.map(language => [language, remembered(word => cutTo(word, language))]),
) as Record<Language, (word: string) => string>;

/** The part of a folded word that its inflections share. Not a dictionary form. */
export function stem(word: string, language: Language): string {
  return word.length < 3 ? word : remembering[language](word);
}

function cutTo(word: string, language: Language): string {
  if (/\d/.test(word)) return word;
  if (/\p{Script=Arabic}/u.test(word)) return stemArabic(word);
  if (/\p{Script=Cyrillic}/u.test(word)) return cut(word, lightEndings.ru ?? []);
  const endings = lightEndings[language];
  return endings && language !== 'ru' ? cut(word, endings) : stemEnglish(word);
}

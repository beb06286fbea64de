import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import { actsOf } from '../../language/builtIn/acts.ts';
import type { Act } from '../../language/understanding.ts';

/** What does it, and what only looks like it, in every language. */
const said: Partial<Record<Act, { does: [Language, string][]; not: [Language, string][] }>> = {
  orders: {
    does: [
      ['en', "Great, I'll take the Premium"],
      ['es', 'Vale, nos quedamos con el básico'],
      ['fr', 'Très bien, on part sur le Premium'],
      ['de', 'Ich würde gern das mittlere Paket buchen'],
      ['pt', 'Beleza, vou querer o Premium'],
      ['it', 'Allora prendiamo il pacchetto grande'],
      ['ru', 'Хорошо, берём стандарт'],
      ['ar', 'سآخذ الباقة الأولى'],
      ['zh', '那就选标准套餐'],
    ],
    not: [
      ['en', 'how long does it take if I order today'],
      ['fr', 'si je prends le Premium, combien de jours'],
      ['de', 'wie lange dauert es, wenn ich das große nehme'],
      ['it', 'se prendo due loghi quanto costa'],
      ['ru', 'сколько выйдет, если возьму два'],
      ['zh', '如果我选标准套餐多久能好'],
      ['es', 'quería saber el precio'],
    ],
  },
  needs: {
    does: [
      ['en', 'we are looking for a logo'],
      ['es', 'Nos hace falta un logotipo'],
      ['fr', 'Il nous faudrait une affiche'],
      ['de', 'Wir bräuchten ein neues Etikett'],
      ['pt', 'Estamos à procura de um logótipo'],
      ['it', 'Ci serve una locandina'],
      ['ru', 'Нам нужна упаковка для чая'],
      ['ar', 'نحتاج إلى شعار لمقهى'],
      ['zh', '我们想找人画一张插画'],
    ],
    not: [
      ['en', 'I want to know what it costs'],
      ['fr', "J'aimerais savoir ce que ça coûte"],
      ['de', 'Ich möchte gern wissen, was das kostet'],
      ['ar', 'أريد أن أعرف السعر'],
      ['zh', '我想知道价格'],
    ],
  },
  contents: {
    does: [
      ['en', 'what do I get with Premium'],
      ['es', 'qué trae el paquete grande'],
      ['fr', 'la carte de visite est comprise ?'],
      ['de', 'ist die Visitenkarte mit dabei'],
      ['pt', 'o que vem no pacote básico'],
      ['it', 'il biglietto è compreso?'],
      ['ru', 'визитка входит?'],
      ['ar', 'هل بطاقة العمل مشمولة؟'],
      ['zh', '名片包括在内吗'],
    ],
    not: [
      ['en', 'how much is Premium'],
      ['ru', 'сколько стоит логотип'],
    ],
  },
  compares: {
    does: [
      ['en', 'how does Basic differ from Premium'],
      ['es', 'en qué se diferencian los paquetes'],
      ['fr', "qu'est-ce qui change entre les deux"],
      ['de', 'worin unterscheiden sich die Pakete'],
      ['pt', 'o que muda entre um e outro'],
      ['it', 'cosa cambia tra i due'],
      ['ru', 'чем отличаются пакеты'],
      ['ar', 'ما الفرق بين الباقتين'],
      ['zh', '两个套餐有什么不一样'],
    ],
    not: [['en', 'what is in Premium']],
  },
  counts: {
    does: [
      ['en', 'how many drafts'],
      ['es', 'cuántas propuestas'],
      ['fr', "combien d'épreuves"],
      ['de', 'wie viele Entwürfe'],
      ['pt', 'quantas propostas'],
      ['it', 'quante bozze'],
      ['ru', 'сколько эскизов'],
      ['ar', 'كم عدد المسودات'],
      ['zh', '有几稿'],
    ],
    not: [['en', 'what counts as a revision']],
  },
  haggles: {
    does: [
      ['en', 'any chance of a lower price'],
      ['es', '¿me lo podrías ajustar de precio, es un poco caro?'],
      ['fr', 'vous pouvez faire un geste ?'],
      ['de', 'Können Sie mir preislich entgegenkommen?'],
      ['pt', 'faz por menos?'],
      ['it', 'mi venite incontro sul prezzo?'],
      ['ru', 'дороговато, уступите?'],
      ['ar', 'هل يمكن بسعر أقل؟'],
      ['zh', '能便宜点吗'],
    ],
    not: [
      ['en', 'what is the price'],
      ['it', 'quanto costa, a meno che non sia gratis'],
    ],
  },
  bids: {
    does: [
      ['en', 'is 300 enough for a logo'],
      ['es', 'con 300 me alcanza?'],
      ['fr', 'ça passe pour 300 €'],
      ['de', 'reichen 300 Euro'],
      ['pt', 'dá para fazer com 300?'],
      ['it', 'con 300 euro ci sto dentro'],
      ['ru', 'хватит ли 300'],
      ['ar', 'هل تكفي 300'],
      ['zh', '300块够吗'],
    ],
    not: [['en', 'is that enough']],
  },
  quickest: {
    does: [
      ['en', 'what is the soonest you could send it'],
      ['es', 'lo necesito cuanto antes'],
      ['fr', 'il me le faut au plus vite'],
      ['de', 'geht es auch schneller'],
      ['pt', 'o quanto antes'],
      ['it', 'il prima possibile'],
      ['ru', 'как можно скорее'],
      ['ar', 'في أقرب وقت ممكن'],
      ['zh', '最快几天'],
    ],
    not: [['en', 'how long does it take']],
  },
  services: {
    does: [
      ['en', 'what do you offer'],
      ['es', 'a qué te dedicas'],
      ['fr', 'vous proposez quoi comme prestations ? quelles prestations'],
      ['de', 'Welche Leistungen bieten Sie an'],
      ['pt', 'quais são os seus serviços'],
      ['it', 'di cosa ti occupi'],
      ['ru', 'чем вы занимаетесь'],
      ['ar', 'ما هي خدماتك'],
      ['zh', '你们提供哪些服务'],
    ],
    not: [
      ['es', 'qué haces si no me gusta'],
      ['zh', '500块能做什么'],
    ],
  },
  whatIsNeeded: {
    does: [
      ['en', 'what info do you need from me'],
      ['es', 'qué tengo que mandarte'],
      ['fr', 'de quoi avez-vous besoin'],
      ['de', 'was brauchen Sie von mir'],
      ['pt', 'o que você precisa de mim'],
      ['it', 'cosa devo inviarti'],
      ['ru', 'что от меня нужно'],
      ['ar', 'ماذا تحتاج مني'],
      ['zh', '需要我提供什么'],
    ],
    not: [['en', 'I need a logo']],
  },
};

/** The same, as a file: by act, what does it and what does not, by language. */
const cases: Record<string, Record<'does' | 'not', Record<string, string[]>>> = JSON.parse(
  readFileSync(new URL('acts.cases.json', import.meta.url), 'utf8'),
);

function misheard(texts: Record<string, string[]>, act: Act, heard: boolean): string[] {
  return Object.entries(texts).flatMap(([language, all]) =>
    all.filter(text => actsOf(text, language as Language).includes(act) === heard),
  );
}

describe('what a clause does', () => {
  for (const [act, { does, not }] of Object.entries(cases)) {
    it(`hears ${act} in every language`, () => {
      assert.deepEqual(Object.keys(does).sort(), [...languages].sort());
      assert.deepEqual(misheard(does, act as Act, false), []);
    });
    it(`does not hear ${act} in what only looks like it`, () => assert.deepEqual(misheard(not, act as Act, true), []));
  }

  for (const [act, { does, not }] of Object.entries(said) as [Act, NonNullable<(typeof said)[Act]>][])
    it(`hears ${act} in every language, and not in what only looks like it`, () => {
      for (const [language, text] of does) assert.ok(actsOf(text, language).includes(act), text);
      for (const [language, text] of not) assert.ok(!actsOf(text, language).includes(act), text);
    });
});

import type { Flag, Language, Topic } from '../../assistant/vocabulary.ts';
import type { Clause, Entities } from '../understanding.ts';
import { speltAddress } from './entities/contacts.ts';
import { lexicons, phrase } from './lexicon.ts';
import { fold } from './words.ts';

const flagged: Topic[] = ['offPlatform', 'abuse', 'spam', 'credentials', 'injection'];

/** From here on the classifier's word is enough; by calibration about seven in ten are then right, and a flag only warns. */
const enough: Record<Flag, number> = { offPlatform: 0.5, abuse: 0.6, spam: 0.65, credentials: 0.6, injection: 0.75 };

const apps = 'whatsapp|telegram|wechat|viber|skype|discord|messenger|instagram|signal';
/** Letters set apart so that a filter misses the word: "w h a t s a p p", "t-e-l-e-g-r-a-m". */
const apart = new RegExp(
  `(?<![a-z])(?:${apps
    .split('|')
    .map(app => [...app].join('[\\s._*-]+'))
    .join('|')})(?![a-z])`,
);
const handle = new RegExp(
  `(?:${apps}|telegrama|insta|ig|tg|snap|line|wasap|zap|телеграм\\p{L}*|тг|ватсап\\p{L}*|вотсап\\p{L}*|واتساب|微信|qq)\\s*(?:is|es|e|ist|id|:|号|номер|رقمي)?\\s*[:：]?\\s*(?:@[\\w.]{3,}|\\+?\\d[\\d\\s-]{6,})`,
  'u',
);
const secret =
  /(?:password|passwort|passwd|contrasena|mot de passe|senha|пароль|密码|كلمه السر|كلمه المرور|\bpw|\bpass)\s*(?:is|es|est|ist|e|é|:|=|：|是)\s*\S{3,}|\b(?:sk|ghp|AKIA)[-_]?[A-Za-z0-9]{16,}|\b(?:\d{4}[ -]){3}\d{4}\b/iu;
const override =
  /(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|your\s+|the\s+|my\s+|previous\s+|prior\s+|above\s+|these\s+|of\s+)*(?:instructions?|prompts?|rules|guidelines|training)|(?:system|hidden|initial)\s+prompt|developer mode|jailbreak|<\/?(?:system|script)\b|ignora (?:todas )?(?:las|le|as) (?:instruc|istruz)|ignore[zr]? (?:toutes )?(?:les|vos|tes) (?:instructions|consignes)|ignorier\p{L}* (?:alle |deine |die )?(?:vorherigen |bisherigen )?anweisung|(?:игнорируй|забудь)\p{L}* (?:все )?(?:предыдущие )?(?:инструкции|правила)|(?:忽略|忘记|无视)\p{Script=Han}{0,8}(?:指令|规则|提示)|تجاهل\s+(?:كل\s+|جميع\s+)?(?:ال)?تعليمات/iu;

/** What the freelancer should know of, from the words themselves and from what the clauses are about. */
export function flagsOf(
  text: string,
  language: Language,
  clauses: Clause[],
  entities: Entities,
  answering: boolean,
): Flag[] {
  const folded = fold(text);
  const found = new Set<Flag>();
  if (speltAddress(folded) || apart.test(folded) || handle.test(folded)) found.add('offPlatform');
  const contact = entities.emails.length + entities.phones.length > 0;
  if (contact && !answering && !aboutProduct(folded, language)) found.add('offPlatform');
  if (secret.test(text) || secret.test(folded)) found.add('credentials');
  if (override.test(folded)) found.add('injection');
  for (const { topics } of clauses) {
    const [best] = topics;
    const flag = flagged.find(topic => topic === best?.topic) as Flag | undefined;
    if (!best || !flag || best.confidence < enough[flag]) continue;
    // An answer may well hold an address or an app's name.
    if (!(answering && flag === 'offPlatform')) found.add(flag);
  }
  if (answering && !speltAddress(folded) && !apart.test(folded)) found.delete('offPlatform');
  return [...found];
}

/** The app or address is part of what is to be made: "a WhatsApp button", "PayPal checkout", "our newsletter". */
export function aboutProduct(folded: string, language: Language): boolean {
  const spoken = language === 'en' ? [language] : ([language, 'en'] as const);
  const own =
    /\b(?:pay you|your (?:whatsapp|number|phone|paypal|telegram|skype|email)|my (?:number|whatsapp|telegram|skype)|add me|text me|call me|reach me|contact me|message me|write me|dm me|outside)\b/;
  return !own.test(folded) && spoken.some(one => phrase('product', one, lexicons[one].product).test(folded));
}

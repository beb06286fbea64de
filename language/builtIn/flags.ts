import type { Flag, Language, Topic } from '../../assistant/vocabulary.ts';
import type { Clause, Entities, TopicGuess } from '../understanding.ts';
import { givesAccount, unmask } from './channels.ts';
import { speltAddress, westernDigits } from './entities/contacts.ts';
import { lexicons, phrase } from './lexicon.ts';
import { fold } from './words.ts';

const flagged: Topic[] = ['offPlatform', 'abuse', 'spam', 'credentials', 'injection'];

/**
 * From here on the classifier's word is enough; a flag only warns. Chosen where look-alikes begin to be flagged: of 516
 * look-alikes and 504 ordinary questions none is at .3 for offPlatform, few are from .4 to .65 for the others.
 */
const enough: Record<Flag, number> = { offPlatform: 0.35, abuse: 0.4, spam: 0.5, credentials: 0.5, injection: 0.65 };

const secretWord =
  "password|passwort|kennwort|passwd|passcode|contrasena|clave|mot de passe|mdp|senha|palavra-passe|parola d'ordine|пароль|пасс|密码|口令|كلمه السر|كلمه المرور|الرقم السري|الباسورد|pw|pass|pwd";
/** A password given: after its name and a sign or verb, or right after it where it has letters and digits as passwords do. */
const secret = new RegExp(
  `(?<!\\p{L})(?:${secretWord})(?:\\s*(?:\\b(?:is|es|est|ist|e|lautet|on)\\b|:|=|是)\\s*\\S{3,}|\\s+(?=\\S*\\d)(?=\\S*\\p{L})\\S{5,}|(?<=[密码口令])(?=\\S*\\d)\\w{4,})`,
  'iu',
);
const key = /\b(?:sk|ghp|AKIA)[-_]?[A-Za-z0-9]{16,}/u;
const card = /(?<![\d.,+])(?:\d{4}[ -]){3}\d{1,4}(?:[ -]\d{1,4})?(?!\d)|(?<![\d.,+])\d{16}(?!\d)/;
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
  const { text: plain, masked } = unmask(folded);
  const found = new Set<Flag>();
  if (speltAddress(folded) || masked || givesAccount(plain)) found.add('offPlatform');
  const contact = entities.emails.length + entities.phones.length > 0;
  if (contact && !answering && !aboutProduct(folded, language)) found.add('offPlatform');
  if (secret.test(folded) || key.test(text) || card.test(westernDigits(text))) found.add('credentials');
  if (override.test(folded)) found.add('injection');
  for (const { text: said, topics, things, acts } of clauses) {
    const flag = acts.includes('agrees') ? undefined : flagOf(topics);
    // "One more platform" is what the Gig sells.
    if (flag === 'offPlatform' && things.some(({ kind, likely }) => kind !== 'doesNotOffer' && likely >= sold))
      continue;
    // An answer may well hold an address or an app's name, and a name the classifier has never seen.
    const bare = said.trim().split(/\s+/).length < fewWords && language !== 'zh';
    const sure = !(answering || bare) || (topics[0]?.confidence ?? 0) > sureInAnswer;
    if (flag && sure) found.add(flag);
  }
  // "My number is …, call me" says so whatever was asked; a bare address may be what was asked for.
  const invites = contact && found.has('offPlatform');
  if (answering && !invites && !speltAddress(folded) && !masked) found.delete('offPlatform');
  return [...found];
}

/** From here on a thing on offer is named, and not a way round it. */
const sold = 0.6;

/** A single word is often none the classifier knows. */
const fewWords = 2;

/** Unknown names reach .75; plain insults start at .85. */
const sureInAnswer = 0.8;

/** Together the unsafe topics may leave little room for any other, though none of them alone is sure. */
const together = 0.6;
const foremost = 0.35;

function flagOf(topics: TopicGuess[]): Flag | undefined {
  const unsafe = topics.filter(({ topic }) => flagged.includes(topic));
  const [best] = unsafe;
  if (!best) return undefined;
  const flag = best.topic as Flag;
  const sum = unsafe.reduce((total, { confidence }) => total + confidence, 0);
  const sure = best.confidence >= enough[flag];
  return sure || (sum >= together && best.confidence >= foremost && unsafe.length > 1) ? flag : undefined;
}

/** The app or address is part of what is to be made: "a WhatsApp button", "PayPal checkout", "our newsletter". */
export function aboutProduct(folded: string, language: Language): boolean {
  const spoken = language === 'en' ? [language] : ([language, 'en'] as const);
  const own =
    /\b(?:pay you|your (?:whatsapp|number|phone|paypal|telegram|skype|email)|my (?:number|whatsapp|telegram|skype)|add me|text me|call me|reach me|contact me|message me|write me|dm me|outside)\b/;
  return !own.test(folded) && spoken.some(one => phrase('product', one, lexicons[one].product).test(folded));
}

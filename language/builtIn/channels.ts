/** Places to talk or to be paid elsewhere, folded, as they are written in any script. */
const names =
  'whatsapp telegram wechat weixin viber skype discord messenger instagram facebook snapchat signal linkedin tiktok paypal venmo zelle cashapp revolut bizum ватсап вотсап вацап ватцап телеграм вайбер скайп инстаграм фейсбук вконтакте дискорд 微信 واتساب واتس تليجرام تلغرام تلجرام انستقرام انستغرام سناب ديسكورد سكايب ماسنجر'.split(
    ' ',
  );
const known = new Set(names);
/** Long enough that a word one letter off is the same name, misspelt. */
const long = names.filter(name => name.length >= 8 && name !== 'messenger' && name !== 'snapchat');

/** Letters of other scripts that look like Latin ones. */
const alike: Record<string, string> = {};
for (const [pair, other] of [
  ['acekmhopctyxbisjdwn', 'асекмнорстухвіѕјԁԝп'],
  ['aeoipvtnukx', 'αεοιρντηυκχ'],
] as const)
  [...other].forEach((letter, at) => {
    alike[letter] = pair[at] ?? letter;
  });
const digits: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };

const apart = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[\s._*|/~-]{1,3}[\p{L}\p{N}](?![\p{L}\p{N}])){3,}/gu;
const disguised = /(?<![\p{L}\d])[\p{L}\d][\p{L}\d@$!]{4,19}(?![\p{L}\d])/gu;
/** Two scripts side by side; looked for word by word, for a pattern of the whole word takes time by its square. */
const mixed = /[a-z][а-яѐ-ӿα-ω]|[а-яѐ-ӿα-ω][a-z]/u;

const asLatin = (word: string): string => [...word].map(letter => alike[letter] ?? letter).join('');
const asLetters = (word: string): string => [...word].map(sign => digits[sign] ?? sign).join('');
const named = (word: string): boolean => known.has(word) || long.some(name => oneOff(word, name));

/** Folded text with the names of channels written plainly, and whether one had been set apart or disguised on purpose. */
export function unmask(folded: string): { text: string; masked: boolean } {
  let masked = false;
  const reveal = (written: string, plain: string): string => {
    if (!named(plain)) return written;
    masked = true;
    return plain;
  };
  const text = folded
    .replace(/微\s+信/gu, name => reveal(name, '微信'))
    .replace(/[\p{L}\p{N}]+/gu, word => (mixed.test(word) ? reveal(word, asLatin(word)) : word))
    .replace(apart, run => {
      const word = run.replace(/[^\p{L}\p{N}]/gu, '');
      return reveal(run, named(word) ? word : asLetters(asLatin(word)));
    })
    .replace(disguised, word => (/^\p{L}+$|^\d+$/u.test(word) ? word : reveal(word, asLetters(word))))
    .replace(/(?<!\p{L})(\p{L}{2,})[ .-](\p{L}{2,})(?!\p{L})/gu, (pair, left: string, right: string) =>
      known.has(left + right) && !known.has(left) && !known.has(right) ? left + right : pair,
    )
    .replace(/\p{L}{7,10}/gu, word => (known.has(word) ? word : (long.find(name => oneOff(word, name)) ?? word)));
  return { text, masked };
}

/** Equal but for one letter more, less or other. */
function oneOff(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 1) return false;
  let from = 0;
  while (from < word.length && word[from] === name[from]) from += 1;
  let back = 0;
  while (back < Math.min(word.length, name.length) - from && word.at(-1 - back) === name.at(-1 - back)) back += 1;
  return Math.max(word.length, name.length) - from - back <= 1;
}

const meeting =
  /(?<![\w-])(?:zoom\.us|meet\.google\.com|teams\.(?:live|microsoft)\.com|t\.me|wa\.me|m\.me|discord\.(?:gg|com\/invite)|calendly\.com|paypal\.me|paypal\.com\/paypalme|cash\.app|venmo\.com|revolut\.me|line\.me|join\.skype\.com|signal\.(?:me|group))(?![\w-])/iu;
const title = `(?:${names.join('|')}|insta|ig|tg|snap|line|wasap|wsp|zap|fb|vk|вк|тг|инст[ау]|телег[ауе]|微信|v信|vx|wx|qq|扣扣)`;
const handle = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${title}|加\\s?[vq])(?![a-z])\\s*(?:is|es|e|est|ist|id|号|номер|رقمي|حقي|上|да)?\\s*[:：=-]?\\s*(?:@[\\w.]{3,}|\\+?\\d[\\d\\s-]{6,}|(?<=[:：=]\\s*)[a-z][\\w.]{3,})`,
  'u',
);
const bareHandle = /(?<![\w@.])@[a-z][\w.]{2,}(?![\w@])|(?<!\w)[a-z][\w.]{2,}#\d{4}(?!\d)/u;
const someTitle = new RegExp(`(?<![a-z\\d_а-яء-ي])${title}(?![a-z\\d_а-яء-ي])`, 'u');

/** An account given to be found at: "ig: @name", "telegram name", "name#1234" beside an app, or a link that opens a chat, a call or a payment. */
export function givesAccount(unmasked: string): boolean {
  if (meeting.test(unmasked) || handle.test(unmasked)) return true;
  if (!bareHandle.test(unmasked)) return false;
  return someTitle.test(unmasked) || /^\W*@?[\w.#]+\W*$/u.test(unmasked);
}

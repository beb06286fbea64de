import { type Language, languages } from '../../assistant/vocabulary.ts';
import type { Move } from '../understanding.ts';
import { lexicons } from './lexicon.ts';
import { fold, wordsOf } from './words.ts';

const order: Move[] = ['restart', 'cancel', 'dontKnow', 'noHurry', 'skip', 'done', 'no', 'yes'];

/** Words that may stand beside a move without making it an answer of its own. */
const fillers = new Set(
  'please pls thanks thank you tbh honestly lol haha ok okay well oh ah um hmm so just yet then i think sorry it this that one now for hi hello gracias por favor pues merci svp bitte danke doch mal obrigado obrigada entao grazie allora prego da nu спасибо пожалуйста ну тогда شكرا طيب يا اذا 谢 吧 了 啊 呢 的 哦'.split(
    ' ',
  ),
);

/** What the message does in the dialog, when that is all it says: "no logo yet but I have colours" does nothing of the kind. */
export function moveOf(text: string, language: Language, expecting: boolean): Move | null {
  const whole = wordsOf(fold(text)).filter(word => !/^\p{Extended_Pictographic}/u.test(word));
  if (whole.length === 0) return thumb(text);
  if (whole.length > 12 && !expecting) return null;
  const first = wordsOf(fold(text.split(/[,.!;\n，。！؛،]/u)[0] ?? ''));
  return (
    exact(whole, language) ??
    thumb(text) ??
    (whole.length <= 8 ? withFillers(whole, language) : null) ??
    opening(first, whole, language)
  );
}

function thumb(text: string): Move | null {
  const bare = text.replace(/\p{Emoji_Modifier}|\uFE0F|\s/gu, '');
  if (/^(?:👍|👌|✅|✔)+$/u.test(bare)) return 'yes';
  return /^(?:👎|❌|🚫)+$/u.test(bare) ? 'no' : null;
}

function exact(words: string[], language: Language): Move | null {
  const said = join(words, language);
  // A bare "oui" tells too little of its language to rely on the one detected.
  const own = movesIn(language).get(said);
  if (own) return own;
  for (const spoken of languages) {
    const move = movesIn(spoken).get(said);
    if (move) return move;
  }
  return null;
}

const known = new Map<Language, Map<string, Move>>();

/** The moves by their phrases as the words of a message are joined; of two that share one, the first in order. */
function movesIn(language: Language): Map<string, Move> {
  const made = known.get(language) ?? new Map<string, Move>();
  if (known.has(language)) return made;
  for (const move of order)
    for (const phrase of lexicons[language].moves[move]) {
      const said = join(wordsOf(phrase), language);
      if (!made.has(said)) made.set(said, move);
    }
  known.set(language, made);
  return made;
}

function join(words: string[], language: Language): string {
  return words.join(language === 'zh' ? '' : ' ');
}

/** "yes please thanks", "ok skip this one then". */
function withFillers(words: string[], language: Language): Move | null {
  for (let from = 0; from < Math.min(3, words.length); from++)
    for (let to = words.length; to > from; to--) {
      const around = [...words.slice(0, from), ...words.slice(to)];
      if (around.every(word => fillers.has(word) || exact([word], language) === 'yes')) {
        const move = exact(words.slice(from, to), language);
        if (move) return move;
      }
    }
  return null;
}

/** "No, that's wrong", "sure, go ahead and order it": a move up to the first comma, and no new content after "no". */
function opening(first: string[], whole: string[], language: Language): Move | null {
  if (first.length === 0 || first.length === whole.length || whole.length > 8) return null;
  const move = exact(first, language);
  if (!move) return null;
  const rest = whole.slice(first.length);
  return (
    exact(rest, language) ??
    (rest.every(word => fillers.has(word)) || (move !== 'no' && move !== 'yes' && rest.length <= 4) ? move : null)
  );
}

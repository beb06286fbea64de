const cyrillic: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'k',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ы: 'i',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

const shortest = 4;

/** How a word sounds, roughly, in Latin letters, so that "концепт", "Konzept" and "concept" begin alike; empty for short words and other scripts. */
export function soundOf(folded: string): string {
  const latin = folded.replace(/[а-яё]/g, letter => cyrillic[letter] ?? '');
  if (!/^[a-z]+$/.test(latin) || latin.length < shortest) return '';
  const sound = latin
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replace(/ck|qu|[cqx]/g, 'k')
    .replaceAll('y', 'i')
    .replaceAll('z', 's')
    .replace(/(.)\1/g, '$1');
  return sound.length < shortest ? '' : sound;
}

/** By what cognates are looked up: how they begin. */
export const beginningOf = (sound: string): string => sound.slice(0, shortest);

/** Whether two words of different languages are likely one word: they begin alike, for most of the shorter one. */
export function areCognates(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let same = 0;
  while (same < shorter && one[same] === other[same]) same += 1;
  return same >= Math.max(shortest, Math.ceil(shorter * 0.7));
}

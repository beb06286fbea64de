const day = 24 * 3600 * 1000;

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** Short for a list: 10:42 today, Yesterday, Tue, 3 Dec. */
export function shortTime(at: string, now = new Date()): string {
  const date = new Date(at);
  if (sameDay(date, now)) return clockTime(at);
  if (sameDay(date, new Date(now.getTime() - day))) return 'Yesterday';
  if (now.getTime() - date.getTime() < 6 * day) return date.toLocaleDateString('en-GB', { weekday: 'short' });
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}

export function clockTime(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** The heading over a day of the transcript. */
export function dayName(at: string, now = new Date()): string {
  const date = new Date(at);
  if (sameDay(date, now)) return 'Today';
  if (sameDay(date, new Date(now.getTime() - day))) return 'Yesterday';
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return date.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', ...year });
}

export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function fileSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Two letters for an avatar, in any script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map(word => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}

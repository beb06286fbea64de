import { createHash } from 'node:crypto';

/** The start of a SHA-256 in hex; six characters tell apart what one freelancer writes. */
function shortHash(text: string, length = 6): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** Letters, digits and dashes of a text, cut at a word; empty for text without Latin letters or digits. */
function slugOf(text: string, limit = 40): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1).lastIndexOf('-');
  return slug.slice(0, cut > 0 ? cut : limit);
}

/** What people take for the same text: case and spacing aside. */
export function sameText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The id of a question that has none of its own; the same for the same words, wherever it stands. */
export function questionId(question: string): string {
  const hash = shortHash(sameText(question));
  const slug = slugOf(question, 24);
  return slug ? `${slug}-${hash}` : hash;
}

/** The id of a Gig that has none: its title, numbered where another has it already. Adds it to `taken`. */
export function gigIdOf(title: string, taken: Set<string>): string {
  const slug = slugOf(title, 36);
  const base = slug.length < 3 ? `gig-${shortHash(title)}` : slug;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

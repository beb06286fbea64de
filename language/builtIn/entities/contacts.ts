import type { Entities } from '../../understanding.ts';

const link =
  /\bhttps?:\/\/[^\s<>"'，。）)]+|\bwww\.[^\s<>"'，。）)]+|(?<![@\w.-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|net|org|io|co|shop|store|app|dev|me|info|biz|es|fr|de|it|pt|ru|cn|br|ae|uk|eu)(?:\/[^\s<>"'，。）)]*)?(?![\w@.-]*@)(?!\w)/giu;
const fileName =
  /(?<![\w./@-])[\p{L}\p{N}_][\p{L}\p{N}_ ()-]{0,40}?\.(?:pdf|docx?|xlsx?|pptx?|txt|csv|zip|rar|psd|ai|eps|svg|png|jpe?g|gif|webp|mp3|mp4|mov|wav|aif|fig|sketch|indd|srt|html|json)(?![\w/])/giu;
const email = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}/g;
/** Spelt to get past a filter: "john at gmail dot com", "joe (at) yahoo.com", "ana arroba gmail punto com". */
const spelt =
  /(?<![\w.+-])[\w.+-]{1,40}\s*[[({]?\s*(?:@|\bat\b|\barroba\b|\barobase\b|собака)\s*[\])}]?\s*(?:gmail|yahoo|hotmail|outlook|icloud|proton(?:mail)?|mail|yandex|gmx|[\w-]{3,20})\s*(?:\.|[[({]?\s*\b(?:dot|punto|point|punkt|ponto)\b|точка)\s*[\])}]?\s*(?:com|net|org|info|shop|studio|dev|app|de|fr|es|it|pt|br|ru|cn|me|io|co|uk|us|ca|au|nl|be|ch|pl|eu|ae|sa|eg|mx|cl)\b/giu;
const phone = /(?<![\w.,/:-])(?:\+|00)?\(?\d{1,4}\)?(?:[\s.-]?\(?\d{2,5}\)?){2,5}(?![\w/-]|[.,]\d)/g;

/** Digits of the Arabic scripts as 0 to 9; the rest as it stands. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 15));
}

/** Whether an address is spelt out so that a filter would miss it. */
export function speltAddress(text: string): boolean {
  return [...text.matchAll(spelt)].some(([found]) => !/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(found));
}

/** What can be reached or opened: links, file names, e-mail addresses, telephone numbers. */
export function contactsIn(said: string): Pick<Entities, 'links' | 'fileNames' | 'emails' | 'phones'> {
  const text = westernDigits(said);
  const emails = unique(text.match(email) ?? []);
  if (!/[.\d]/.test(text)) return { links: [], fileNames: [], emails, phones: [] };
  const rest = text.replace(email, ' ');
  const fileNames = unique((rest.match(fileName) ?? []).map(name => name.split(/\s(?=\S*$)/).at(-1) ?? name));
  const links = unique((rest.match(link) ?? []).map(found => found.replace(/[.,;:!?]+$/, ''))).filter(
    found => !fileNames.includes(found),
  );
  const phones = unique((rest.replace(link, ' ').match(phone) ?? []).map(found => found.trim()).filter(isPhone));
  return { links, fileNames, emails, phones };
}

function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return false;
  // Dates, years and plain big numbers are none.
  if (/^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/.test(found) || /^(?:\d{1,3}[., ])?\d{3}[., ]\d{3}$/.test(found)) return false;
  return (
    found.startsWith('+') ||
    found.startsWith('00') ||
    (digits.length >= 9 && digits.length <= 12) ||
    /\d[\s-]\d/.test(found)
  );
}

function unique(list: string[]): string[] {
  return [...new Set(list)];
}

const digits = '零一二三四五六七八九';
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const written: Record<string, string> = {
  〇: '零',
  两: '二',
  兩: '二',
  萬: '万',
  億: '亿',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
};

/** Chinese text with its numbers in digits: 三百五 is 350, 1.5万 15000, 二零二六年 2026年. */
export function hanNumbers(text: string): string {
  return text
    .replace(/[两兩](?=[百千万萬亿億个個天周週年月小分秒点點篇张張款份条條首块塊元美欧刀])/gu, '二')
    .replace(
      /[〇萬億壹贰叁肆伍陆柒捌玖拾佰仟](?=[零一二三四五六七八九十百千万亿〇萬億壹贰叁肆伍陆柒捌玖拾佰仟元圆块年月日号])|(?<=[零一二三四五六七八九十百千\d])[〇萬億拾佰仟]/gu,
      sign => written[sign] ?? sign,
    )
    .replace(/(?<![\d.])(\d{1,15}(?:\.\d{1,6})?)\s?([百千万亿]+)/gu, (_, number: string, signs: string) =>
      String(Math.round([...signs].reduce((value, sign) => value * (units[sign] ?? 1), Number(number)) * 100) / 100),
    )
    .replace(/(?<![周週期拜第\d])[零一二三四五六七八九十百千万亿]+(?=[^些样起下直定共般\p{P}]|\p{P}|$)/gu, countOf);
}

function countOf(said: string): string {
  if (/^[零一二三四五六七八九]{2,}$/u.test(said)) return [...said].map(sign => digits.indexOf(sign)).join('');
  let total = 0;
  let section = 0;
  let digit = 0;
  let unit = 1;
  for (const sign of said) {
    const times = units[sign];
    if (times === undefined) digit = digits.indexOf(sign);
    else if (times >= 1e4) {
      total = (total + section + digit) * times;
      section = 0;
      digit = 0;
    } else {
      section += (digit || 1) * times;
      digit = 0;
    }
    unit = times ?? (sign === '零' ? 1 : unit);
  }
  // 三百五 is 350: a last digit without its unit takes the next lower place.
  return String(total + section + digit * (digit && unit >= 100 ? unit / 10 : 1));
}

const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP'];

/** Signs and names of money, longest first, and the currencies each can mean. */
const written: [pattern: string, currencies: string[]][] = [
  [
    'US\\$|USD\\$?|U\\.S\\. dollars?|dólares estadounidenses|US-Dollar|долларов США|доллар(?:а|ов|ы)? США|美元|美金',
    ['USD'],
  ],
  ['CA\\$|C\\$|CAD', ['CAD']],
  ['AU\\$|A\\$|AUD', ['AUD']],
  ['NZ\\$|NZD', ['NZD']],
  ['HK\\$|HKD|港币|港元', ['HKD']],
  ['S\\$|SGD', ['SGD']],
  ['MX\\$|MXN|pesos?', ['MXN', 'ARS', 'CLP', 'COP']],
  ['R\\$|BRL|reais|real', ['BRL']],
  ['\\$|bucks?|dollars?|dólar(?:es)?|dollari|dollaro|доллар(?:а|ов|ы)?|баксов|دولارا?|دولارات|dólares', dollars],
  ['€|EUR|euros?|евро|يورو|欧元', ['EUR']],
  ['£|GBP|pounds?|quid|libras?|livres?|pfund|sterline|фунт(?:а|ов)?|جنيه|英镑', ['GBP', 'EGP']],
  ['CN¥|CNY|RMB|yuan|юан(?:ь|я|ей)|يوان|人民币|元|块', ['CNY']],
  ['JP¥|JPY|yen|円|日元', ['JPY']],
  ['¥|￥', ['CNY', 'JPY']],
  ['₹|INR|rupees?|Rs\\.?', ['INR']],
  ['₽|RUB|руб(?:\\.|ля|лей|ль)?|р\\.', ['RUB']],
  ['CHF|francs?|Franken|franchi', ['CHF']],
  ['zł|PLN', ['PLN']],
  ['₴|UAH|гривен|грн', ['UAH']],
  ['₺|TRY', ['TRY']],
  ['₪|ILS', ['ILS']],
  ['AED|درهم', ['AED']],
  ['SAR|ريال', ['SAR']],
  ['SEK', ['SEK']],
  ['NOK', ['NOK']],
  ['DKK', ['DKK']],
];

const edge = '(?![\\p{L}\\p{M}])';
const signs = written.map(([pattern, currencies]) => ({
  currencies,
  before: new RegExp(`(?<![\\p{L}])(?:${pattern})\\s?$`, 'iu'),
  after: new RegExp(`^\\s?(?:k|тыс\\.?|mil|万)?\\s?(?:${pattern})(?:${edge}|(?<=[\\p{Script=Han}]))`, 'iu'),
}));

/** The currencies the money beside a number can be in; undefined where none is named. */
export function currenciesBeside(before: string, after: string): string[] | undefined {
  return signs.find(sign => sign.before.test(before) || sign.after.test(after))?.currencies;
}

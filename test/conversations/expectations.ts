import { detectLanguage } from '../../language/builtIn/detect.ts';
import { briefOf, partOfBrief } from './briefParts.ts';
import { buttonsOf } from './buttons.ts';
import type { Turn } from './play.ts';
import { anyOf, atMost, having, lacking, missing, prices, quoted, shown, unless, unwanted } from './verdicts.ts';
import { allText, holds, moneyIn, spoken } from './wording.ts';

/** Undefined where it holds, else what was there instead. */
type Check = (turn: Turn, wanted: string, earlier: Turn[]) => string | undefined;

const listed = (wanted: string): string[] => wanted.split(' + ').map(item => item.trim());

const sources = ({ said }: Turn): string[] => [
  ...new Set(said.flatMap(each => (each.sources ?? []).map(({ id }) => id))),
];
const cards = ({ said }: Turn): string[] => said.flatMap(({ card }) => card?.name ?? []);
const buttons = ({ said }: Turn) => said.flatMap(({ card }) => (card ? buttonsOf(card) : []));

const asked: Check = ({ after }, wanted) => {
  const { id = 'nothing', question = '' } = after?.expecting ?? {};
  return unless(id === wanted || holds(question, wanted), `${id} ${question && `(${question})`}`);
};

const recommended: Check = (turn, wanted) => {
  const marked = buttons(turn).flatMap(({ action, marked: fits }) =>
    fits && action.do === 'choosePackage' ? action.tier : [],
  );
  return unless(shown(marked) === (wanted === 'nothing' ? 'none' : wanted), `recommended: ${shown(marked)}`);
};

const handedOver: Check = ({ after }, wanted) => {
  const reason = after?.status === 'handedOver' ? after.handover?.reason : undefined;
  return unless(reason === wanted, reason ?? `no handover, the conversation is ${after?.status}`);
};

const silent: Check = ({ after, said }, wanted) =>
  said.length > 0
    ? quoted(allText(said))
    : unless(after?.silent === wanted, `silent because of ${after?.silent ?? 'nothing'}`);

const names: Record<string, string> = { English: 'en', Spanish: 'es', French: 'fr', German: 'de', Portuguese: 'pt' };

/** Quotations of the freelancer stay in their own language, so only the assistant's words count. */
const inLanguage: Check = ({ said, after }, wanted) => {
  const own = spoken(said).replace(/"[^"]*"|«[^»]*»|„[^"]*"/g, ' ');
  const { language } = detectLanguage(own, null);
  const code = names[wanted] ?? wanted;
  return unless(
    language === code && after?.language === code,
    `${language}, the conversation is in ${after?.language}`,
  );
};

const briefHas: Check = (turn, wanted) => {
  const [name = '', value = ''] = wanted.split(' = ');
  const got = partOfBrief(turn, name);
  const exact = got === value || (name !== 'deadline' && holds(got ?? '', value));
  return unless(exact, got === undefined ? `${name} is open; the brief: ${briefOf(turn)}` : `${name} = ${got}`);
};

const checks: [RegExp, Check][] = [
  [/^says (?!nothing|something)(.+)/, ({ said }, wanted) => missing(allText(said), listed(wanted))],
  [/^says nothing$/, ({ said }) => unless(said.length === 0, quoted(allText(said)))],
  [/^says something new$/, ({ said }, _, earlier) => repeated(spoken(said), earlier)],
  [/^says one of (.+)/, ({ said }, wanted) => anyOf(allText(said), listed(wanted))],
  [/^never says (.+)/, ({ said }, wanted) => unwanted(allText(said), listed(wanted))],
  [/^speaks of (.+)/, ({ said }, wanted) => missing(spoken(said), listed(wanted))],
  [/^answers$/, ({ said, after }) => unless(said.length > 0, `no reply, silent: ${after?.silent}`)],
  [/^names (?:prices?) (.+)/, ({ said }, wanted) => prices(moneyIn(allText(said)), listed(wanted))],
  [/^names no price$/, ({ said }) => unless(moneyIn(allText(said)).length === 0, quoted(allText(said)))],
  [/^names no number$/, ({ said }) => unless(!/\d/.test(allText(said)), quoted(allText(said)))],
  [/^rests on (.+)/, (turn, wanted) => lacking(sources(turn), listed(wanted))],
  [/^never rests on (.+)/, (turn, wanted) => having(sources(turn), listed(wanted))],
  [/^card (.+)/, (turn, wanted) => lacking(cards(turn), listed(wanted))],
  [/^no card$/, turn => unless(cards(turn).length === 0, shown(cards(turn)))],
  [
    /^offers (.+)/,
    (turn, wanted) =>
      lacking(
        buttons(turn).map(({ title }) => title),
        listed(wanted),
      ),
  ],
  [/^recommends (.+)/, recommended],
  [/^asks nothing$/, ({ after }) => unless(!after?.expecting, `${after?.expecting?.id}`)],
  [
    /^asks which gig$/,
    turn =>
      unless(
        buttons(turn).some(({ action }) => action.do === 'choose' && action.slot === 'gig'),
        quoted(allText(turn.said)),
      ),
  ],
  [
    /^asks what is meant$/,
    turn =>
      unless(
        buttons(turn).some(({ action }) => action.do === 'choose' && action.slot === 'clarify'),
        quoted(allText(turn.said)),
      ),
  ],
  [/^asks (.+)/, asked],
  [/^hands over: (.+)/, handedOver],
  [
    /^does not hand over$/,
    ({ after }) => unless(after?.status === 'live', `${after?.status} ${after?.handover?.reason}`),
  ],
  [
    /^tells the freelancer (.+)/,
    ({ after }, wanted) => missing(`${after?.handover?.summary} ${after?.handover?.nextStep}`, listed(wanted)),
  ],
  [/^leaves open (.+)/, ({ after }, wanted) => missing((after?.open ?? []).join('\n'), listed(wanted))],
  [/^leaves nothing open$/, ({ after }) => unless(after?.open.length === 0, shown(after?.open ?? []))],
  [/^flags (.+)/, ({ after }, wanted) => lacking(after?.flags ?? [], listed(wanted))],
  [/^no flags$/, ({ after }) => unless(after?.flags.length === 0, shown(after?.flags ?? []))],
  [/^silent: (.+)/, silent],
  [
    /^brief (\S.* is open)$/,
    (turn, wanted) => unless(partOfBrief(turn, wanted.replace(/ is open$/, '')) === undefined, briefOf(turn)),
  ],
  [/^brief (.+ = .+)/, briefHas],
  [
    /^promises (.+)/,
    ({ after }, wanted) =>
      lacking(
        (after?.promises ?? []).map(({ source }) => source),
        listed(wanted),
      ),
  ],
  [/^in ([A-Z]\w+)$/, inLanguage],
  [/^at most (\d+) sentences?$/, ({ said }, wanted) => atMost(spoken(said), Number(wanted))],
  [
    /^(\d+) repl(?:y|ies)$/,
    ({ said }, wanted) => unless(said.length === Number(wanted), `${said.length}: ${quoted(allText(said))}`),
  ],
  [
    /^(?:is|stays) (live|handedOver|takenOver|closed)$/,
    ({ after }, wanted) => unless(after?.status === wanted, `${after?.status}`),
  ],
  [
    /^a note says (.+)/,
    ({ lines }, wanted) => missing(allText(lines.filter(({ from }) => from === 'system')), listed(wanted)),
  ],
  [
    /^the auto-reply says (.+)/,
    ({ lines }, wanted) => missing(allText(lines.filter(({ from }) => from === 'freelancer')), listed(wanted)),
  ],
  [
    /^the buyer reads nothing$/,
    ({ lines }) =>
      unless(
        lines.every(({ from }) => from === 'buyer'),
        quoted(allText(lines.filter(({ from }) => from !== 'buyer'))),
      ),
  ],
];

/** Holds one expectation against a turn; throws Error where nobody knows what it means. */
export function check(text: string, turn: Turn, turns: Turn[]): string | undefined {
  for (const [pattern, holdsIn] of checks) {
    const match = pattern.exec(text);
    if (match) return holdsIn(turn, match[1] ?? '', turns.slice(0, -1));
  }
  throw new Error(`"${text}" is nothing that can be expected`);
}

function repeated(text: string, earlier: Turn[]): string | undefined {
  const last = earlier.findLast(({ said }) => said.length > 0);
  return unless(text !== '' && (!last || spoken(last.said) !== text), `again ${quoted(text)}`);
}

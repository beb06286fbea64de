import type { Result } from './evaluate.ts';

interface Row {
  name: string;
  passed: number;
  of: number;
}

/** A case that does not pass, and each thing of it that does not hold. */
interface Failure {
  line: number;
  freelancer: string;
  kind: string;
  language: string;
  messages: string[];
  reply: string | null;
  failed: { check: string; expected: string; got: string }[];
}

/** What `evaluate --json` prints. */
export interface Scores {
  cases: number;
  passed: number;
  share: number;
  kinds: Row[];
  languages: Row[];
  checks: Row[];
  /** Of the numbers that replies were expected to say, how many they said; and cases in which one without a source was said. */
  numbers: { asked: number; said: number; unbacked: number };
  failures: Failure[];
}

const shareOf = ({ passed, of }: { passed: number; of: number }): number => (of === 0 ? 1 : passed / of);

/** Counts what passes, by kind of case, by language of the reply and by what was expected. */
export function scores(results: Result[]): Scores {
  const passed = results.filter(({ passes }) => passes).length;
  const checks = results.flatMap(result => result.checks);
  const numbers = checks.filter(({ name, expected }) => name === 'says' && /^\d/.test(expected));
  return {
    cases: results.length,
    passed,
    share: shareOf({ passed, of: results.length }),
    kinds: rows(results.map(({ tried, passes }) => [tried.kind, passes])),
    languages: rows(results.map(result => [languageOf(result), result.passes])),
    checks: rows(checks.map(({ name, holds }) => [name, holds])),
    numbers: {
      asked: numbers.length,
      said: numbers.filter(({ holds }) => holds).length,
      unbacked: checks.filter(({ name, holds }) => name === 'numbers' && !holds).length,
    },
    failures: results.filter(({ passes }) => !passes).map(failureOf),
  };
}

/** The one a case wants, else the one it was answered in. */
const languageOf = ({ tried, answer }: Result): string => tried.expected.language ?? answer?.language ?? 'none';

function rows(counted: [string, boolean][]): Row[] {
  const groups = [...Map.groupBy(counted, ([name]) => name)];
  return groups.map(([name, all]) => ({ name, passed: all.filter(([, holds]) => holds).length, of: all.length }));
}

function failureOf(result: Result): Failure {
  const { tried, answer, checks } = result;
  const { line, freelancer, kind, turns } = tried;
  return {
    line,
    freelancer,
    kind,
    language: languageOf(result),
    messages: turns,
    reply: answer?.reply ?? null,
    failed: checks.filter(({ holds }) => !holds).map(({ name, expected, got }) => ({ check: name, expected, got })),
  };
}

/** Tables and every failure, for a terminal. */
export function reportText(score: Scores): string {
  const { numbers } = score;
  return [
    ...(score.failures.length > 0 ? ['What fails\n', ...score.failures.map(failureText)] : []),
    table('kind', score.kinds),
    ...(score.languages.length > 1 ? [table('language', score.languages)] : []),
    table('expected', score.checks),
    ...(numbers.asked > 0 ? [`Numbers asked for and said: ${numbers.said} of ${numbers.asked}`] : []),
    `Replies with a number that no source holds: ${numbers.unbacked}`,
    `${score.passed} of ${score.cases} cases pass (${percent(score.share)})`,
  ].join('\n');
}

const percent = (share: number): string => `${Math.floor(share * 100)}%`;

function table(title: string, lines: Row[]): string {
  const width = Math.max(title.length, ...lines.map(({ name }) => name.length));
  const line = (name: string, ...cells: string[]): string =>
    `  ${name.padEnd(width)}${cells.map(cell => cell.padStart(8)).join('')}`;
  const body = lines.map(row => line(row.name, String(row.passed), String(row.of), percent(shareOf(row))));
  return [line(title, 'pass', 'of', ''), ...body, ''].join('\n');
}

const longestReply = 300;

function failureText({ line, kind, messages, reply, failed }: Failure): string {
  const said = (reply ?? '').replace(/\s+/g, ' ').trim();
  const shown = said.length > longestReply ? `${said.slice(0, longestReply)}…` : said;
  return [
    `line ${line}, ${kind}`,
    ...messages.map(message => `  > ${message.replace(/\s+/g, ' ')}`),
    `  ${shown || '(nothing was said)'}`,
    ...failed.map(
      ({ check, expected, got }) => `  ✗ ${check}: expected ${expected}${got === reply ? '' : `, got ${got}`}`,
    ),
    '',
  ].join('\n');
}

import { benchLanguage } from './language/index.ts';
import { benchTurns } from './turns.ts';

const benches = { turns: benchTurns, language: benchLanguage } as const;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const [name, ...args] = process.argv.slice(2);
const chosen = Object.entries(benches).filter(([known]) => name === undefined || known === name);
if (chosen.length === 0) {
  process.stderr.write(`There is no benchmark "${name}". There are: ${Object.keys(benches).join(', ')}.\n`);
  process.exit(1);
}
for (const [known, bench] of chosen) {
  say(`# ${known}`);
  await bench(say, args);
}
process.exit(0);

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup/command.mjs';
import { setUp } from './setup.mjs';

/** A conversation that holds whatever the code does proves nothing: so many must fail where a part is missing. */
const leastCaught = 35;
const rooms = ['assistant', 'bot', 'cards', 'dialogs', 'language', 'learning', 'storage', 'test', 'web'];

/** A part and what takes it out: the first statement of each named function leaves it at once. */
const parts = {
  gate: [['assistant/gate.ts', 'gate', 'return { answers: true };']],
  pricing: [
    ['dialogs/buyer/pricing.ts', 'answerPrice', 'return;'],
    ['dialogs/buyer/pricing.ts', 'answerBudget', 'return;'],
    ['dialogs/buyer/pricing.ts', 'sayPrices', 'return;'],
    ['dialogs/buyer/pricing.ts', 'sayPackage', 'return;'],
    ['dialogs/buyer/pricing.ts', 'sayExtra', 'return false;'],
    ['dialogs/buyer/pricing.ts', 'recommend', 'return;'],
    ['dialogs/buyer/pricing.ts', 'showPackages', 'return;'],
  ],
  requirements: [['dialogs/buyer/requirements.ts', 'gather', 'return;']],
  handover: [
    ['dialogs/buyer/handover.ts', 'handOverTo', 'return;'],
    ['assistant/conversations.ts', 'handOver', 'return;'],
  ],
};

function copyOfTree() {
  const folder = mkdtempSync(join(tmpdir(), 'mutant-'));
  for (const room of rooms) cpSync(join(root, room), join(folder, room), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', '.mocharc.json']) cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

function takeOut(folder, [file, name, statement]) {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  const body = bodyOf(source, name);
  if (body === 0) throw new Error(`${file} has no function ${name} any more: adapt scripts/mutants.mjs`);
  writeFileSync(path, `${source.slice(0, body)}\n  ${statement}${source.slice(body)}`);
}

/** Where the body of an exported function begins, after its brace; 0 where there is no such function. */
function bodyOf(source, name) {
  const start = source.search(new RegExp(`^export (?:async )?function ${name}\\(`, 'm'));
  if (start < 0) return 0;
  let at = source.indexOf('(', start);
  for (let depth = 0; at < source.length; at++) {
    if (source[at] === '(') depth++;
    if (source[at] === ')' && --depth === 0) break;
  }
  // A brace that ends its line opens the body; one of a return type does not.
  return source.indexOf('{\n', at) + 1;
}

/** Runs the conversations of a tree and returns how many there are and the names of those that fail. */
async function failing(node, folder) {
  const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const args = [mocha, '--reporter', 'json', 'test/conversations/conversations.test.ts'];
  const child = spawn(node, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', chunk => {
    output += chunk;
  });
  await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  const report = output.indexOf('{\n');
  if (report < 0) throw new Error(`the conversations could not be run in ${folder}`);
  const { tests, failures } = JSON.parse(output.slice(report));
  return { all: tests.length, failed: failures.map(({ title }) => title) };
}

async function withoutPart(node, mutations) {
  const folder = copyOfTree();
  try {
    for (const mutation of mutations) takeOut(folder, mutation);
    return await failing(node, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const say = line => process.stdout.write(`${line}\n`);
const node = await setUp({ pages: false });
const { all, failed: always } = await withoutPart(node, []);
say(`${all} conversations; with everything in place ${always.length} fail`);
for (const title of always) say(`  ${title}`);
const caught = new Set();
for (const [part, mutations] of Object.entries(parts)) {
  const { failed } = await withoutPart(node, mutations);
  const fresh = failed.filter(title => !always.includes(title));
  for (const title of fresh) caught.add(title);
  say(`without ${part.padEnd(12)} ${String(fresh.length).padStart(3)} fail`);
}
say(`without at least one of them: ${caught.size} (at least ${leastCaught} are wanted)`);
process.exitCode = always.length === 0 && caught.size >= leastCaught ? 0 : 1;

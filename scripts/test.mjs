import { provideChromium } from './setup/chromium.mjs';
import { setUp } from './setup.mjs';
import { testReport } from './testing/report.mjs';
import { steps } from './testing/steps.mjs';

const report = testReport();
let run;
const ready = await report.step('Set-up', async () => {
  run = steps(await setUp({ pages: true }));
  return { passed: 0, failed: 0 };
});
if (ready) {
  await report.step('Lint and format', () => run.check('check:lint'));
  await report.step('Types', () => run.check('check:types'));
  await report.step('Import rules', () => run.check('check:imports'));
  await report.step('Unused code', () => run.check('check:unused'));
  if (!process.env.SCHEMAS_DIR) {
    report.note('SCHEMAS_DIR is not set: the checks against published schemas are left out.');
  }
  await report.step('Unit, contract and conversation tests', () => run.tests('check:tests'));
  await report.step('Coverage', () => run.check('check:coverage'));
  await report.step('Browser tests', async () => run.tests('check:browser', { CHROME_PATH: await provideChromium() }));
}
report.complete();

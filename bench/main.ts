import { measureBackFill, measureBackFillLimited } from './back-fill.ts';
import { measureDriftCheck } from './drift-check.ts';
import { measureHealthCounts } from './health-counts.ts';
import { measureImport, measureImportLimited } from './import.ts';
import { measurePracticeIntercom } from './practice-intercom.ts';
import { measureQualification } from './qualification.ts';
import { measureRedirect } from './redirect.ts';
import { measureStartUp } from './start-up.ts';
import { cleanUp } from './support/clean-up.ts';
import { describeMachine } from './support/machine.ts';
import { measureWebhookIntake } from './webhook-intake.ts';

/** What one measurement found; `ok` is false when something that was answered is not stored, or was answered wrongly. */
export type Finding = { measurement: string; ok: boolean } & Record<string, unknown>;

const measurements: Record<string, () => Promise<Finding>> = {
  redirect: measureRedirect,
  'webhook-intake': measureWebhookIntake,
  qualification: measureQualification,
  'start-up': measureStartUp,
  'practice-intercom': measurePracticeIntercom,
  'drift-check': measureDriftCheck,
  'health-counts': measureHealthCounts,
  import: measureImport,
  'import-limited': measureImportLimited,
  'back-fill': measureBackFill,
  'back-fill-limited': measureBackFillLimited,
};

/** No measurement takes longer; one that does hangs. */
const longestMs = 20 * 60_000;

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** `npm run bench` measures everything, `npm run bench -- redirect` one thing; one JSON line each. */
async function run(names: string[]): Promise<void> {
  const unknown = names.find((name) => !measurements[name]);
  if (unknown) throw new Error(`"${unknown}" is not measured: choose among ${Object.keys(measurements).join(', ')}.`);
  say(describeMachine());
  for (const [name, measure] of Object.entries(measurements)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const hung = setTimeout(() => void give(1, `${name} did not end within ${longestMs / 60_000} minutes.`), longestMs);
    const finding = await measure().finally(cleanUp);
    clearTimeout(hung);
    say(finding);
    if (!finding.ok) process.exitCode = 1;
  }
}

/** Ends in the middle: what was started is stopped first. */
async function give(code: number, sentence: string): Promise<never> {
  process.stderr.write(`${sentence}\n`);
  await cleanUp();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void give(130, 'Stopped.'));

await run(process.argv.slice(2)).catch((error: Error) => give(1, error.stack ?? error.message));

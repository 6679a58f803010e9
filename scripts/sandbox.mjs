// `npm run sandbox`: the practice Intercom alone, from a fresh clone as well. Runs on whatever Node the machine has;
// the server itself needs the pinned one.
const major = Number.parseInt(process.versions.node, 10);
if (major < 20) {
  console.error(
    `This needs Node 20 or newer, and this is ${process.version}: install a newer Node from https://nodejs.org.`,
  );
  process.exit(1);
}

const { Refusal } = await import('./setup/refusal.mjs');
const { prepare } = await import('./setup/prepare.mjs');
const { runSandbox } = await import('./sandbox/run-sandbox.mjs');
try {
  process.exitCode = await runSandbox(await prepare(), process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

// `npm start`: from a fresh clone to a running Goodword. Runs on whatever Node the machine has, before anything is
// installed; everything else is imported only once that Node is known to be new enough.
const major = Number.parseInt(process.versions.node, 10);
if (major < 20) {
  console.error(
    `Goodword needs Node 20 or newer, and this is ${process.version}: install a newer Node from https://nodejs.org.`,
  );
  process.exit(1);
}

const { Refusal } = await import('./setup/refusal.mjs');
const { start } = await import('./start/start.mjs');
try {
  process.exitCode = await start(process.env);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

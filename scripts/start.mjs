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
const { answerArguments, UsageRefusal } = await import('./start/arguments.mjs');
const { start } = await import('./start/start.mjs');
const { addEnvironmentFile } = await import('../src/config/environment-file.mjs');

function readEnvironmentFile() {
  try {
    const sentence = addEnvironmentFile(process.env);
    if (sentence) console.log(sentence);
  } catch (error) {
    throw new Refusal(error.message);
  }
}

try {
  const answer = answerArguments(process.argv.slice(2));
  // No exit here: it would cut off what a pipe has not taken yet.
  if (answer === undefined) {
    readEnvironmentFile();
    process.exitCode = await start(process.env);
  } else console.log(answer);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof UsageRefusal ? 2 : 1;
}

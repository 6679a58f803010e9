import { readArguments } from './arguments.ts';
import { provenanceCommand } from './provenance/provenance-command.ts';
import { helpText } from './options.ts';
import { startSandbox } from './server.ts';

const args = process.argv.slice(2);
try {
  const text = provenanceCommand(args) ?? (args.includes('--help') ? helpText() : undefined);
  // No exit here: it would cut off what a pipe has not taken yet.
  if (text === undefined) await serve();
  else console.log(text);
} catch (error) {
  fail(error);
}

/** Starts the server and ends it, and the process with it, on the usual signals. */
async function serve(): Promise<void> {
  const options = readArguments(args, process.env);
  const sandbox = await startSandbox({ ...options, log: (line) => console.log(line) });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Started by another program that is gone now, perhaps killed: nobody would ever stop us.
  process.on('disconnect', stop);
  console.log(`Practice Intercom ready at ${sandbox.url}`);
}

/** Says in one sentence why there is no practice Intercom, and ends. */
function fail(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(code === 'EADDRINUSE' ? `The port is already in use; choose another with --port. (${reason})` : reason);
  process.exit(1);
}

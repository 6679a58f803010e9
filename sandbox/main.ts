import { readArguments } from './arguments.ts';
import { provenanceCommand } from './provenance/provenance-command.ts';
import { helpText } from './options.ts';
import { startSandbox } from './server.ts';

const args = process.argv.slice(2);
try {
  const text = provenanceCommand(args) ?? (args.includes('--help') ? helpText() : undefined);
  // No process.exit here: it would cut off output that a pipe has not read yet.
  if (text === undefined) await serve();
  else console.log(text);
} catch (error) {
  fail(error);
}

/** Starts the server; SIGTERM and SIGINT stop it and the process. */
async function serve(): Promise<void> {
  const options = readArguments(args, process.env);
  const sandbox = await startSandbox({ ...options, log: (line) => console.log(line) });
  if (sandbox.isReachable)
    console.log(
      'Warning: others than this machine can reach this practice Intercom. Its pages hold secrets of apps and can change everything.',
    );
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
  // The parent process is gone, perhaps killed: without this the server would run forever.
  process.on('disconnect', stop);
  if (sandbox.password !== null && options.password === undefined)
    console.log(`Its pages and controls ask for the password ${sandbox.password} (with any user name).`);
  console.log(`Practice Intercom ready at ${sandbox.url}`);
}

/** Prints why the practice Intercom cannot start, and exits. */
function fail(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(code === 'EADDRINUSE' ? `The port is already in use; choose another with --port. (${reason})` : reason);
  process.exit(1);
}

// `npm run admin -- …`: commands for the operator of the server, see src/admin-command.ts. Runs on whatever Node the machine
// has; the command itself needs the pinned one.
const major = Number.parseInt(process.versions.node, 10);
if (major < 20) {
  console.error(
    `This needs Node 20 or newer, and this is ${process.version}: install a newer Node from https://nodejs.org.`,
  );
  process.exit(1);
}

const { spawn } = await import('node:child_process');
const { once } = await import('node:events');
const { join } = await import('node:path');
const { Refusal } = await import('./setup/refusal.mjs');
const { prepare } = await import('./setup/prepare.mjs');
const { ROOT } = await import('./setup/run.mjs');
try {
  const args = [join(ROOT, 'src/admin-command.ts'), ...process.argv.slice(2)];
  const child = spawn(await prepare(), args, { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

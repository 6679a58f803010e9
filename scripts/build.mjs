// `npm run build`: installs what is missing and builds the admin app into dist/admin, for a production install or an image.
// Runs on whatever Node the machine has; the build itself needs the pinned one.
const major = Number.parseInt(process.versions.node, 10);
if (major < 20) {
  console.error(
    `This needs Node 20 or newer, and this is ${process.version}: install a newer Node from https://nodejs.org.`,
  );
  process.exit(1);
}

const { Refusal } = await import('./setup/refusal.mjs');
const { prepare } = await import('./setup/prepare.mjs');
const { buildAdminApp } = await import('./setup/admin-app.mjs');
try {
  await buildAdminApp(await prepare({ development: true }));
  console.log('  The admin app is built: dist/admin.');
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

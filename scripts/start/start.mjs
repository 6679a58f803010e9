import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { buildAdminApp } from '../setup/admin-app.mjs';
import { prepare } from '../setup/prepare.mjs';
import { watchLaunchingNpm } from './launching-npm.mjs';
import { ensurePortsAreFree } from './ports.mjs';
import { planPracticeIntercom } from './practice-intercom.mjs';
import { ServerProcess } from './server-process.mjs';
import { ensureDataFolder, readSettings } from './settings.mjs';

/**
 * Prepares the clone, starts Goodword and the practice Intercom, and stays with them until they end.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code: 0 after a clean stop. Throws a Refusal for what a person has to fix first
 */
export async function start(env) {
  const settings = readSettings(env);
  ensureDataFolder(settings);
  const { practice } = settings;
  const ports = [
    { setting: 'PORT', port: settings.port, hostSetting: 'HOST', host: settings.host },
    ...(practice
      ? [{ setting: 'SANDBOX_PORT', port: practice.port, hostSetting: 'SANDBOX_HOST', host: practice.host }]
      : []),
  ];
  await ensurePortsAreFree(ports);
  const node = await prepare();
  await buildAdminApp(node);
  // Installing and building take a minute, in which another program may take the port; a database is not started needlessly.
  await ensurePortsAreFree(ports);
  return new Launch(settings, node).run();
}

class Launch {
  /** @type {ServerProcess[]} in the order of their start */
  #servers = [];
  #isStopping = false;

  constructor(settings, node) {
    this.settings = settings;
    this.node = node;
  }

  /** Goodword first: it refuses a data folder in use before the practice Intercom touches its own file there. */
  async run() {
    this.#stopOnRequest();
    const practice = planPracticeIntercom(this.settings);
    const goodword = this.#launch('Goodword', ['src/main.ts'], practice?.goodwordEnv ?? {});
    // What it says before it is ready is the one sentence that matters.
    if (!(await goodword.ready(/^Goodword ready at /))) return this.#end(goodword);
    if (practice && !this.#isStopping) {
      const sandbox = this.#launch('The practice Intercom', practice.args, practice.env);
      if (!(await sandbox.ready(/^Practice Intercom ready at /))) return this.#end(sandbox);
    }
    if (!this.#isStopping) printSummary(this.settings, practice);
    const ended = await Promise.race(this.#servers.map((server) => server.exited.then(() => server)));
    if (!this.#isStopping) console.error(`${ended.name} ended unexpectedly; see what it said above.`);
    return this.#end(ended);
  }

  #launch(name, args, env) {
    const server = new ServerProcess(name, this.node, args, env);
    this.#servers.push(server);
    return server;
  }

  #stopOnRequest() {
    const stop = () => {
      // Off the line on which the terminal shows ^C; Goodword says that it stops.
      if (!this.#isStopping) console.log('');
      this.#isStopping = true;
      void this.#stopAll();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    watchLaunchingNpm(stop);
  }

  /** In reverse order: Goodword may still send calls to Intercom while it stops. */
  async #stopAll() {
    for (const server of this.#servers) await server.stop();
  }

  /** Stops what still runs. The exit code is that of the server that ended on its own. */
  async #end(ended) {
    const isUnexpected = !this.#isStopping;
    await this.#stopAll();
    if (isUnexpected) return (await ended.exited) || 1;
    const codes = await Promise.all(this.#servers.map((server) => server.exited));
    if (codes.every((code) => code === 0)) console.log('Stopped.');
    return Math.max(...codes);
  }
}

function printSummary(settings, practice) {
  console.log(`
  Goodword is running.

    Goodword            ${settings.publicUrl}`);
  if (practice)
    console.log(`    Practice Intercom   ${practice.url}   (stands in for Intercom, to try everything out)`);
  if (practice?.password) {
    const source = settings.practice.password ? 'SANDBOX_PASSWORD' : practice.password;
    console.log(`                        its pages ask for a password, with any user name: ${source}`);
  }
  if (settings.practiceIsOff) console.log(`\n    ${settings.practiceIsOff}`);
  console.log(`
    Data                ${settings.dataFolder}${databaseElsewhere(settings)}
    Stop                Ctrl-C
`);
}

/** Where the database's files are when they are not in the data folder, as happens to root. */
function databaseElsewhere({ dataFolder }) {
  if (process.env.DATABASE_URL) return '';
  try {
    const { home } = JSON.parse(readFileSync(join(dataFolder, 'postgres-home.json'), 'utf8'));
    return isAbsolute(home) ? `\n                        ${home}   (the database; delete both to remove Goodword)` : '';
  } catch {
    return '';
  }
}

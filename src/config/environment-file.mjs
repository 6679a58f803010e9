import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import * as util from 'node:util';

/**
 * Adds the settings of a file to an environment; what is set there already stays. Plain JavaScript, because `npm start`
 * reads it before anything is installed.
 * @param {NodeJS.ProcessEnv} env is changed; its ENV_FILE names the file, empty for none, `.env` of the working folder unless given
 * @returns {string | null} a sentence that names what was taken from it; null when there is no file
 * @throws Error with one sentence when the file is named and missing, or cannot be read
 */
export function addEnvironmentFile(env) {
  const named = env.ENV_FILE;
  if (named === '') return null;
  const path = resolve(named ?? '.env');
  if (!existsSync(path)) {
    if (named === undefined) return null;
    throw new Error(`ENV_FILE is ${named}, but there is no such file: correct it, or leave it out.`);
  }
  // Node 20.12 and newer
  if (!util.parseEnv) {
    throw new Error(`${path} is read by Node 20.12 and newer only, and this is ${process.version}: use a newer Node.`);
  }
  const settings = Object.entries(util.parseEnv(read(path)));
  const added = settings.filter(([name]) => env[name] === undefined);
  for (const [name, value] of added) env[name] = value;
  // the servers that this process starts need not read it again
  env.ENV_FILE = '';
  const names = added.map(([name]) => name).join(', ');
  return names ? `Settings from ${basename(path)}: ${names}.` : null;
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(
      `${path} cannot be read (${/** @type {NodeJS.ErrnoException} */ (error).code}): make it readable, or set ENV_FILE to another file.`,
      { cause: error },
    );
  }
}

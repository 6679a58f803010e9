import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { environmentSettings } from '../../src/config/environment-settings.mjs';
import { Refusal } from '../setup/refusal.mjs';

/**
 * What the launcher itself has to know of the settings. Goodword reads and checks the rest.
 * @typedef {object} Settings
 * @property {number} port of Goodword
 * @property {number} practicePort of the practice Intercom
 * @property {string} host address that both listen on
 * @property {string} dataFolder absolute
 * @property {string} publicUrl where browsers reach Goodword
 * @property {boolean} practice whether the practice Intercom is wanted
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings} throws a Refusal that names the variable to change
 */
export function readSettings(env) {
  const port = readPort(env, 'PORT');
  const practicePort = readPort(env, 'SANDBOX_PORT');
  const practice = !env.INTERCOM_CLIENT_ID && !env.INTERCOM_CLIENT_SECRET && env.PRACTICE_INTERCOM !== 'off';
  if (practice && port === practicePort) {
    throw new Refusal(
      `PORT and SANDBOX_PORT are both ${port}: give the practice Intercom another one, such as SANDBOX_PORT=${port + 1}.`,
    );
  }
  return {
    port,
    practicePort,
    host: env.HOST || environmentSettings.HOST.fallback,
    dataFolder: resolve(env.DATA_DIR || environmentSettings.DATA_DIR.fallback),
    publicUrl: (env.PUBLIC_URL || `http://localhost:${port}`).replace(/\/$/, ''),
    practice,
  };
}

/** Creates the data folder when it is missing; PostgreSQL's account may pass through it, but not look around. */
export function ensureDataFolder({ dataFolder }) {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new Refusal(
      `DATA_DIR is ${dataFolder}, but that folder cannot be made (${error.code}): choose a folder you may write to.`,
    );
  }
}

function readPort(env, name) {
  const { fallback } = environmentSettings[name];
  const text = env[name] || fallback;
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
  throw new Refusal(
    `${name} is "${text}", but a port is a whole number from 1 to 65535: set ${name}=${fallback}, for example.`,
  );
}

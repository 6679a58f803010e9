import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { environmentSettings } from '../../src/config/environment-settings.mjs';
import { Refusal } from '../setup/refusal.mjs';
import { hostOf, isLoopback } from './host-names.mjs';
import { readPracticeSettings } from './practice-settings.mjs';

/**
 * What the launcher itself has to know of the settings. Goodword reads and checks the rest.
 * @typedef {object} Settings
 * @property {number} port of Goodword
 * @property {string} host address that Goodword listens on
 * @property {string} dataFolder absolute
 * @property {string} publicUrl where browsers reach Goodword
 * @property {import('./practice-settings.mjs').PracticeSettings | undefined} practice undefined: no practice Intercom
 * @property {string | undefined} practiceIsOff why there is none although PRACTICE_INTERCOM does not say so, for people
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings} throws a Refusal that names the variable to change
 */
export function readSettings(env) {
  const port = readPort(env, 'PORT');
  const practicePort = readPort(env, 'SANDBOX_PORT');
  const publicUrl = (env.PUBLIC_URL || `http://localhost:${port}`).replace(/\/$/, '');
  const { isOn, reason } = isPracticeWanted(env, publicUrl);
  if (isOn && port === practicePort) {
    throw new Refusal(
      `PORT and SANDBOX_PORT are both ${port}: give the practice Intercom another one, such as SANDBOX_PORT=${port + 1}.`,
    );
  }
  return {
    port,
    host: env.HOST || environmentSettings.HOST.fallback,
    dataFolder: resolve(env.DATA_DIR || environmentSettings.DATA_DIR.fallback),
    publicUrl,
    practice: isOn ? readPracticeSettings(env, { port: practicePort, publicUrl }) : undefined,
    practiceIsOff: reason,
  };
}

/** It is on where only this machine reaches Goodword, and elsewhere only when it is asked for. */
function isPracticeWanted(env, publicUrl) {
  const wish = env.PRACTICE_INTERCOM || undefined;
  if (wish !== undefined && wish !== 'on' && wish !== 'off') {
    throw new Refusal(`PRACTICE_INTERCOM is "${wish}", but it must be on or off.`);
  }
  const hasOwnApp = Boolean(env.INTERCOM_CLIENT_ID || env.INTERCOM_CLIENT_SECRET);
  if (wish === 'on' && hasOwnApp) {
    throw new Refusal(
      'PRACTICE_INTERCOM is on, but INTERCOM_CLIENT_ID names your own app: leave INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET out and set that app up on screen, where both stand side by side.',
    );
  }
  if (wish !== undefined || hasOwnApp) return { isOn: wish === 'on', reason: undefined };
  if (isLoopback(hostOf(publicUrl))) return { isOn: true, reason: undefined };
  return {
    isOn: false,
    reason: 'The practice Intercom is off, because PUBLIC_URL leads others here: PRACTICE_INTERCOM=on starts it.',
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

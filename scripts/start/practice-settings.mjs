import { environmentSettings } from '../../src/config/environment-settings.mjs';
import { Refusal } from '../setup/refusal.mjs';
import { hostOf, isEverywhere, isLoopback, localHost } from './host-names.mjs';

/**
 * Where the practice Intercom is.
 * @typedef {object} PracticeSettings
 * @property {number} port
 * @property {string} host address that it listens on
 * @property {string} url where browsers reach it
 * @property {string | undefined} password given by the operator
 * @property {boolean} isExposed whether its pages have to ask for a password
 */

/** As the practice Intercom itself demands it; known here, so that a short one is refused before anything starts. */
const shortestPassword = 12;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {{ port: number, publicUrl: string }} known its port, and where browsers reach Goodword
 * @returns {PracticeSettings} throws a Refusal that names the variable to change
 */
export function readPracticeSettings(env, { port, publicUrl }) {
  const host = env.SANDBOX_HOST || environmentSettings.SANDBOX_HOST.fallback;
  const goodwordName = hostOf(publicUrl) || 'localhost';
  const url = readUrl(env.SANDBOX_PUBLIC_URL) ?? `http://${nameFor(host, goodwordName)}:${port}`;
  return {
    port,
    host,
    url,
    password: readPassword(env.SANDBOX_PASSWORD),
    isExposed: !isLoopback(host) || !isLoopback(goodwordName) || !isLoopback(new URL(url).hostname),
  };
}

/**
 * The name by which browsers reach what listens on `host`. On this machine it is another one than Goodword's: a browser
 * sends the cookies of a name to all of its ports.
 */
function nameFor(host, goodwordName) {
  if (isEverywhere(host) && !isLoopback(goodwordName)) return goodwordName;
  if (!isEverywhere(host) && !isLoopback(host)) return localHost(host);
  if (host === '::1' && goodwordName !== '[::1]') return '[::1]';
  return goodwordName === '127.0.0.1' ? 'localhost' : '127.0.0.1';
}

function readUrl(text) {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username) return url.origin;
  throw new Refusal(
    `SANDBOX_PUBLIC_URL is "${text}", but it must be an address without a path, such as https://practice.example.com.`,
  );
}

function readPassword(text) {
  if (!text || text.length >= shortestPassword) return text || undefined;
  throw new Refusal(
    `SANDBOX_PASSWORD must have ${shortestPassword} characters or more; make one with: openssl rand -base64 15`,
  );
}

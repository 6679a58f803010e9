import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

/** Where systems keep a Chromium or Chrome. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

const ARGUMENTS = [
  // Containers and root have no user namespaces for the sandbox; the pages under test are our own.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // /dev/shm is often 64 MB in containers, too small for a page.
  '--disable-dev-shm-usage',
];

/**
 * Starts a headless browser: the one CHROMIUM_PATH names, else the system's, else the one that npm brought, which needs no
 * library or font of the system. Close it after use. @param more arguments of its command line
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...ARGUMENTS, ...more],
    headless: true,
    env: { ...process.env, ...env },
  });
}

async function findChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const installed = named ?? USUAL_PLACES.find((place) => existsSync(place));
  if (installed) return { executablePath: installed, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: install Chrome or Chromium, or name one in CHROMIUM_PATH.');
  }
  return unpackChromium();
}

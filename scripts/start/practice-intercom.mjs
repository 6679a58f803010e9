import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../setup/refusal.mjs';
import { localHost } from './host-names.mjs';

/** The notifications that Goodword wants from Intercom. */
const TOPICS = [
  'contact.user.created',
  'contact.user.updated',
  'contact.user.tag.created',
  'contact.user.tag.deleted',
  'contact.lead.created',
  'contact.lead.updated',
  'contact.lead.signed_up',
  'contact.lead.added_email',
  'contact.lead.tag.created',
  'contact.lead.tag.deleted',
  'contact.email.updated',
  'contact.archived',
  'contact.unarchive',
  'contact.deleted',
  'contact.merged',
  'contact.unsubscribed',
];

/**
 * How to start the practice Intercom so that it knows this Goodword as an app, and what Goodword must know of it.
 * @param {import('./settings.mjs').Settings} settings
 * @returns {{ url: string, password: string | undefined, args: string[], env: NodeJS.ProcessEnv, goodwordEnv: NodeJS.ProcessEnv }}
 *   undefined: no practice Intercom is wanted. The password is for people, when its pages ask for one
 */
export function planPracticeIntercom(settings) {
  const { dataFolder, host, port, practice, publicUrl } = settings;
  if (practice === undefined) return undefined;
  const app = readApp(join(dataFolder, 'practice-intercom.json'));
  const { url } = practice;
  const goodword = `http://${localHost(host)}:${port}`;
  const password = practice.password ?? (practice.isExposed ? passwordOf(app) : undefined);
  return {
    url,
    password,
    args: [
      'sandbox/main.ts',
      `--port=${practice.port}`,
      `--host=${practice.host}`,
      `--file=${join(dataFolder, 'practice-intercom-state.json')}`,
      `--public-url=${url}`,
      '--app-name=Goodword',
      `--redirect-uri=${publicUrl}/oauth/intercom/callback`,
      `--webhook-url=${goodword}/hooks/intercom`,
      `--uninstall-url=${goodword}/hooks/intercom/uninstall`,
      `--health-url=${goodword}/hooks/intercom/health`,
      `--initialize-url=${goodword}/inbox/intercom/initialize`,
      `--submit-url=${goodword}/inbox/intercom/submit`,
      `--topics=${TOPICS.join(',')}`,
    ],
    env: {
      SANDBOX_CLIENT_ID: app.clientId,
      SANDBOX_CLIENT_SECRET: app.clientSecret,
      ...(password && { SANDBOX_PASSWORD: password }),
    },
    goodwordEnv: {
      INTERCOM_CLIENT_ID: app.clientId,
      INTERCOM_CLIENT_SECRET: app.clientSecret,
      INTERCOM_API_URL: `http://${localHost(practice.host)}:${practice.port}`,
      INTERCOM_APP_URL: url,
      INTERCOM_PRACTICE: '1',
    },
  };
}

/** A password that stays the same from start to start, as the app's secret does. */
const passwordOf = ({ clientSecret }) =>
  createHmac('sha256', clientSecret).update('password of the pages').digest('base64url').slice(0, 20);

/** Goodword's app in the practice Intercom: made once, so that a connection outlives a restart. */
function readApp(file) {
  try {
    if (!existsSync(file)) makeApp(file);
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!error.code)
      throw new Refusal(`${file} cannot be read (${error.message}): restore it from a backup, or remove it.`);
    throw new Refusal(
      `${file} cannot be written or read (${error.code}): make room, or set DATA_DIR to a folder that you may write to.`,
    );
  }
}

function makeApp(file) {
  const draft = `${file}.${process.pid}.draft`;
  const app = { clientId: `practice-${randomBytes(6).toString('hex')}`, clientSecret: randomBytes(24).toString('hex') };
  writeFileSync(draft, `${JSON.stringify(app)}\n`, { mode: 0o600 });
  try {
    // A link never replaces a file that is there.
    linkSync(draft, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

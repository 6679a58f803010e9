import { LRUCache } from 'lru-cache';
import type { Settings } from '../../config/settings.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { keptFor } from '../../platform/clock/kept-for.ts';
import type { SecretBox } from '../../platform/crypto/secret-box.ts';
import type { Database } from '../../database/database.ts';
import type { Log } from '../../platform/log/log.ts';
import { refuse } from '../../platform/refusal.ts';
import { intercomTraits } from '../traits.ts';
import { checkWithoutSecret, createSignatureCheck, type SignatureCheck } from '../webhooks/signature.ts';
import { selectApps } from './app-store.ts';
import { secretPurpose, type OauthApp, type AppSigner, type StoredApp } from './intercom-app.ts';
import { findApp } from './find-app.ts';

/** `real`: by authorising (`oauth`), or by the access token of a private app; null before an app is set up. */
export type WaysToConnect = { real: 'oauth' | 'token' | null; practice: boolean };

/** The apps of Intercom's Developer Hub that are known: that of the environment, and those set up on screen. */
export type AppLookup = {
  /**
   * The app through which a Goodword workspace authorises; one set up on screen before that of the environment.
   * @throws Refusal secret_unreadable
   */
  findOauthApp(workspaceId: string, practice: boolean): Promise<OauthApp | null>;
  /** Whether a user can connect, and how. */
  waysToConnect(workspaceId: string): Promise<WaysToConnect>;
  /**
   * Whose signatures are trusted. Cached; read again every few seconds. One whose secret cannot be decrypted is among them: its
   * check cannot say yes or no.
   */
  signers(): readonly AppSigner[] | Promise<readonly AppSigner[]>;
  /** Call it when an app was changed, so that its new secret counts at once. */
  forget(): void;
};

/** A change of an app by another process takes effect after this time. */
const signersLifetimeMs = 3_000;

export function createAppLookup(context: {
  db: Database;
  clock: Clock;
  log: Log;
  secretBox: SecretBox;
  settings: Pick<Settings, 'intercom' | 'realIntercom'>;
}): AppLookup {
  const { db, clock, log, secretBox, settings } = context;
  const own = settings.intercom;
  const ownSigner = own && {
    provider: intercomTraits.name,
    workspaceId: null,
    practice: own.practice,
    check: createSignatureCheck(own.clientSecret),
  };
  const known = new LRUCache<'all', readonly AppSigner[]>(keptFor(clock, signersLifetimeMs, 1));

  /** @throws DecryptError when its key was taken away */
  const openSecret = (app: StoredApp): string | null => {
    if (app.client_secret_sealed === null) return null;
    try {
      return secretBox.decrypt(app.client_secret_sealed, secretPurpose(app.workspace_id));
    } catch (error) {
      log.warn({ workspace: app.workspace_id }, 'the secret of an Intercom app cannot be decrypted: save it again');
      throw error;
    }
  };

  const openOauthSecret = (app: StoredApp): string | null => {
    try {
      return openSecret(app);
    } catch {
      throw refuse(
        'secret_unreadable',
        'The client secret of your Intercom app was encrypted with a key that was taken away: enter the secret again.',
      );
    }
  };

  /** Null: the app has no secret. */
  const checkOf = (app: StoredApp): SignatureCheck | null => {
    try {
      const secret = openSecret(app);
      return secret ? createSignatureCheck(secret) : null;
    } catch {
      return checkWithoutSecret;
    }
  };

  return {
    async findOauthApp(workspaceId, practice) {
      const stored = practice ? null : await findApp(db, workspaceId);
      const secret = stored?.kind === 'oauth' ? openOauthSecret(stored) : null;
      if (stored?.client_id && secret) {
        const { client_id: clientId, region } = stored;
        return { clientId, clientSecret: secret, region, practice: false, hosts: settings.realIntercom };
      }
      return own?.practice === practice ? { ...own, region: 'US', hosts: own } : null;
    },
    async waysToConnect(workspaceId) {
      const stored = await findApp(db, workspaceId);
      const practice = own?.practice === true;
      if (stored) return { real: stored.kind, practice };
      return { real: own?.practice === false ? 'oauth' : null, practice };
    },
    signers() {
      const signers = known.get('all');
      if (signers) return signers;
      return selectApps(db).then((apps) => {
        const stored = apps.flatMap((app) => {
          const check = checkOf(app);
          return check
            ? [{ provider: intercomTraits.name, workspaceId: app.workspace_id, practice: false, check }]
            : [];
        });
        const all = ownSigner ? [ownSigner, ...stored] : stored;
        // last those that cannot tell: another one may know the signature
        const signers = all.toSorted(
          (a, b) => Number(a.check === checkWithoutSecret) - Number(b.check === checkWithoutSecret),
        );
        known.set('all', signers);
        return signers;
      });
    },
    forget() {
      known.clear();
    },
  };
}

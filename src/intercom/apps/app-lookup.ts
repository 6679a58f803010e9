import { LRUCache } from 'lru-cache';
import type { Settings } from '../../config/settings.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { keptFor } from '../../platform/clock/kept-for.ts';
import type { SecretBox } from '../../platform/crypto/secret-box.ts';
import type { Database } from '../../database/database.ts';
import type { Log } from '../../platform/log/log.ts';
import { intercomTraits } from '../traits.ts';
import { createSignatureCheck } from '../webhooks/signature.ts';
import { selectApps } from './app-store.ts';
import { secretPurpose, type OauthApp, type AppSigner, type StoredApp } from './intercom-app.ts';
import { findApp } from './find-app.ts';

/** `real`: by authorising (`oauth`), or by the access token of a private app; null before an app is set up. */
export type WaysToConnect = { real: 'oauth' | 'token' | null; practice: boolean };

/** The apps of Intercom's Developer Hub that are known: that of the environment, and those set up on screen. */
export type AppLookup = {
  /** The app through which a Goodword workspace authorises; one set up on screen before that of the environment. */
  findOauthApp(workspaceId: string, practice: boolean): Promise<OauthApp | null>;
  /** Whether a user can connect, and how. */
  waysToConnect(workspaceId: string): Promise<WaysToConnect>;
  /** Whose signatures are trusted. Cached; read again every few seconds. */
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

  const openSecret = (app: StoredApp): string | null => {
    if (app.client_secret_sealed === null) return null;
    try {
      return secretBox.decrypt(app.client_secret_sealed, secretPurpose(app.workspace_id));
    } catch {
      log.warn({ workspace: app.workspace_id }, 'the secret of an Intercom app cannot be decrypted: save it again');
      return null;
    }
  };

  return {
    async findOauthApp(workspaceId, practice) {
      const stored = practice ? null : await findApp(db, workspaceId);
      const secret = stored?.kind === 'oauth' ? openSecret(stored) : null;
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
          const secret = openSecret(app);
          if (!secret) return [];
          return [
            {
              provider: intercomTraits.name,
              workspaceId: app.workspace_id,
              practice: false,
              check: createSignatureCheck(secret),
            },
          ];
        });
        const signers = ownSigner ? [ownSigner, ...stored] : stored;
        known.set('all', signers);
        return signers;
      });
    },
    forget() {
      known.clear();
    },
  };
}

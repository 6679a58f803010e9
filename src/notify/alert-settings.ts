import { randomBytes } from 'node:crypto';
import type { Actor } from '../history/history.ts';
import { isMetadataHost, isPrivateHost } from '../platform/http/private-address.ts';
import { refuse } from '../platform/refusal.ts';
import type { NotifyContext } from './notify-context.ts';
import { upsertAlertSettings } from './alert-settings-store.ts';
import { findAlertSettings, type AlertSettings } from './find-alert-settings.ts';

/**
 * Chooses how a workspace gets alerts.
 * @param change.renewSecret replaces the secret of the webhook
 * @returns the secret when it was made just now: the only time that it is given out
 * @throws Refusal webhook_address_refused when Goodword may not call the address
 */
export async function saveAlertSettings(
  context: NotifyContext,
  key: { workspaceId: string; actor: Actor },
  change: { byEmail: boolean; webhookUrl: string | null; renewSecret: boolean },
): Promise<{ newSecret: string | null }> {
  const { webhookUrl } = change;
  if (webhookUrl !== null) ensureCallable(webhookUrl, context.alerting.allowPrivate);
  return context.db.transaction().execute(async (trx) => {
    const before = await findAlertSettings(trx, key.workspaceId);
    const needsSecret = webhookUrl !== null && before.webhook_secret_sealed === null;
    const newSecret = needsSecret || change.renewSecret ? `whsec_${randomBytes(24).toString('base64')}` : null;
    const settings: AlertSettings = {
      by_email: change.byEmail,
      webhook_url: webhookUrl,
      webhook_secret_sealed: newSecret
        ? context.secretBox.encrypt(newSecret, secretPurpose(key.workspaceId))
        : before.webhook_secret_sealed,
    };
    await upsertAlertSettings(trx, key.workspaceId, settings, { by: key.actor, at: context.clock.now() });
    await context.history.record(trx, {
      type: 'alert_settings.saved',
      workspaceId: key.workspaceId,
      actor: key.actor,
      evidence: {
        by_email: change.byEmail,
        webhook_host: webhookUrl === null ? null : new URL(webhookUrl).host,
        secret_renewed: newSecret !== null,
      },
    });
    return { newSecret };
  });
}

/** The purpose under which the secret of a workspace's webhook is encrypted. */
export const secretPurpose = (workspaceId: string) => `alert-webhook:${workspaceId}`;

function ensureCallable(address: string, allowPrivate: boolean): void {
  const url = URL.parse(address);
  const refused = (sentence: string) =>
    refuse('webhook_address_refused', sentence, [{ path: 'webhook_url', message: sentence }]);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw refused('Enter a full web address, such as https://hooks.example.com/goodword.');
  }
  if (url.username || url.password) throw refused('Leave user name and password out of the address.');
  if (isMetadataHost(url.hostname)) {
    throw refused('This address is link-local or of cloud metadata, where Goodword never calls.');
  }
  if (allowPrivate) return;
  if (isPrivateHost(url.hostname)) throw refused('This address is not on the internet, where Goodword may call.');
  if (url.protocol !== 'https:') throw refused('Enter an address that begins with https.');
}

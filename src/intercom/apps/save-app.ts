import type { Actor } from '../../history/history.ts';
import type { AppContext } from '../../history/app-context.ts';
import type { SecretBox } from '../../platform/crypto/secret-box.ts';
import { refuse } from '../../platform/refusal.ts';
import type { AppLookup } from './app-lookup.ts';
import { upsertApp } from './app-store.ts';
import { secretPurpose, type AppForm, type StoredApp } from './intercom-app.ts';
import { findApp } from './find-app.ts';

export type AppsContext = AppContext & { secretBox: SecretBox; apps: AppLookup };

/**
 * Keeps the operator's app, its secret encrypted. Without a new secret the stored one stays, as long as it is the same app.
 * @throws Refusal invalid_input when an app for OAuth has no client id or no secret
 */
export async function saveApp(
  context: AppsContext,
  { workspaceId, actor, form }: { workspaceId: string; actor: Actor; form: AppForm },
): Promise<StoredApp> {
  const saved = await context.db.transaction().execute(async (trx) => {
    const before = await findApp(trx, workspaceId);
    const clientId = form.client_id || null;
    const isSame = before !== null && before.client_id === clientId;
    const kept = isSame ? before.client_secret_sealed : null;
    const secret = form.client_secret
      ? context.secretBox.encrypt(form.client_secret, secretPurpose(workspaceId))
      : kept;
    if (form.kind === 'oauth') ensureComplete(clientId, secret);
    const app = await upsertApp(trx, {
      workspace_id: workspaceId,
      kind: form.kind,
      region: form.region,
      client_id: clientId,
      client_secret_sealed: secret,
      saved_by: JSON.stringify(actor),
      saved_at: context.clock.now(),
    });
    await context.history.record(trx, {
      type: 'intercom_app.saved',
      workspaceId,
      actor,
      evidence: {
        kind: form.kind,
        region: form.region,
        client_id: clientId,
        secret_replaced: form.client_secret !== '',
      },
    });
    return app;
  });
  context.apps.forget();
  return saved;
}

function ensureComplete(clientId: string | null, secret: string | null): void {
  const errors = [
    ...(clientId ? [] : [{ path: 'client_id', message: 'Copy the client ID from Basic information of your app.' }]),
    ...(secret
      ? []
      : [{ path: 'client_secret', message: 'Copy the client secret from Basic information of your app.' }]),
  ];
  if (errors.length > 0) throw refuse('invalid_input', 'The app is not complete yet.', errors);
}

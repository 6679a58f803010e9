import { z } from 'zod';
import { isInScope } from '../../integration/provider/app-scope.ts';
import { intercomTraits } from '../traits.ts';
import { parseJson } from '../webhooks/parse-json.ts';
import type { Recipient, Recipients } from '../../integration/inbound/recipients.ts';
import type { AppLookup } from './app-lookup.ts';
import type { AppSigner } from './intercom-app.ts';
import type { Signal } from './signal-store.ts';
import type { Signals } from './signals.ts';

/** What is needed to verify a call of Intercom. */
export type IncomingContext = { apps: AppLookup; signals: Signals; recipients: Recipients };

/** Records a call that an app signed: for the workspace that set the app up, else for those whose connection it is about. */
export async function noteSigned(
  { signals }: Pick<IncomingContext, 'signals'>,
  signal: Signal['signal'],
  signer: AppSigner,
  recipients: readonly Recipient[],
): Promise<void> {
  const { workspaceId, practice } = signer;
  const owners =
    workspaceId === null ? recipients.filter((one) => isInScope(signer, one)) : [{ workspaceId, practice }];
  await signals.note(signal, async () => ({ owners, detail: '' }));
}

/** Notifications and uninstalls name the workspace in one way, health checks and the Inbox in the other. */
const claimShape = z
  .union([z.looseObject({ app_id: z.string().max(200) }), z.looseObject({ workspace_id: z.string().max(200) })])
  .transform((claim) => String('app_id' in claim ? claim.app_id : claim.workspace_id));

/**
 * Records that a signature matched no app: most likely another app's secret was copied. Nothing in the body is trusted;
 * the workspace that it names only decides who gets the signal; when it names none, every workspace with an app does.
 */
export async function noteWrongSignature({ apps, signals, recipients }: IncomingContext, raw: Buffer): Promise<void> {
  await signals.note('wrong_signature', async () => {
    const claim = readClaim(raw);
    const named = claim === null ? [] : await recipients.of(intercomTraits.name, claim);
    if (named.length > 0) return { owners: named, detail: '' };
    const owners = (await apps.signers()).flatMap(({ workspaceId, practice }) =>
      workspaceId === null ? [] : [{ workspaceId, practice }],
    );
    return { owners, detail: '' };
  });
}

/** The workspace that a body names. */
function readClaim(raw: Buffer): string | null {
  return claimShape.safeParse(parseJson(raw.toString('utf8'))).data ?? null;
}

import type { Sandbox } from '../context.ts';
import { ControlError } from './checked.ts';

/**
 * Refuses a webhook URL as the Developer Hub does. Not used for programs, whose server may start later.
 *
 * @documented 13.1: A webhook URL that does not answer HEAD with 2xx cannot be saved.
 * @param url null and undefined are fine
 * @throws ControlError 400
 */
export async function ensureAnswersHead(sandbox: Sandbox, url: string | null | undefined): Promise<void> {
  if (url === null || url === undefined) return;
  const { ok, answer } = await sandbox.webhooks.ask(url);
  if (!ok) throw new ControlError(400, `the webhook URL must answer HEAD with 2xx, but: ${answer}.`);
}

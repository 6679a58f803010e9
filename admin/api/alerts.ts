import { answer, client } from './client.ts';
import type { AlertChannel, AlertSettingsChange } from './types.ts';

/** Chooses how the team is notified; the answer holds the webhook's secret when it was made just now. */
export const saveAlertSettings = (change: AlertSettingsChange) =>
  answer(client.PUT('/api/v1/alert-settings', { body: change }));

/** Sends a test at once; the answer says where it went. */
export const sendTestAlert = (channel: AlertChannel) =>
  answer(client.POST('/api/v1/alert-settings/test', { body: { channel } }));

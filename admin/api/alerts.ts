import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';
import type { AlertChannel, AlertSettingsChange } from './types.ts';

/** What is wrong with connections, and what was: those that last first. */
export const connectionWarningsQuery = queryOptions({
  queryKey: ['connection-warnings'],
  queryFn: () => answer(client.GET('/api/v1/connection-warnings')),
});

/** How the team is told of warnings. */
export const alertSettingsQuery = queryOptions({
  queryKey: ['alert-settings'],
  queryFn: () => answer(client.GET('/api/v1/alert-settings')),
});

/** Chooses how the team is told; the answer holds the webhook's secret when it was made just now. */
export const saveAlertSettings = (change: AlertSettingsChange) =>
  answer(client.PUT('/api/v1/alert-settings', { body: change }));

/** Sends a test at once; the answer says where it went. */
export const sendTestAlert = (channel: AlertChannel) =>
  answer(client.POST('/api/v1/alert-settings/test', { body: { channel } }));

import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../database/tables.d.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';

/** `Waiting`: refused for now, to be tried again. `Sending`: a worker gave it to the mail server, or is about to. */
export const mailStates = ['Planned', 'Sending', 'Waiting', 'Sent', 'Failed'] as const;

/** A mail of the outbox; recipient and texts are null once it was sent or given up. */
export type OutboxMail = Selectable<Schema['outbox_mails']>;

const payload = z.object({ workspaceId: z.uuid(), mailId: z.uuid() });
export type MailKey = z.infer<typeof payload>;

/** The outbox does its own retries: a try of the queue repeats only what failed before the mail server was called. */
export const sendMailJob: JobDefinition<MailKey> = {
  name: 'send-mail',
  payload,
  retryLimit: 3,
  retryDelaySeconds: 10,
  batchSize: 1,
  concurrency: 2,
};

const nothing = z.record(z.string(), z.never());

/** Finds mails without a job, and those that a killed worker left behind. */
export const reapMailsJob: JobDefinition<Record<string, never>> = {
  name: 'reap-mails',
  payload: nothing,
  retryLimit: 0,
  retryDelaySeconds: 1,
  batchSize: 1,
  concurrency: 1,
};

export const forgetMailsJob: JobDefinition<Record<string, never>> = {
  name: 'forget-mails',
  payload: nothing,
  retryLimit: 2,
  retryDelaySeconds: 60,
  batchSize: 1,
  concurrency: 1,
};

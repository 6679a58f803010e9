import { z } from 'zod';
import type { Selectable } from 'kysely';
import type { AppScope } from '../../integration/provider/app-scope.ts';
import type { IntercomHosts } from '../../config/settings.ts';
import type { Schema } from '../../database/tables.d.ts';
import { textForm } from '../../platform/text/text-form.ts';
import type { SignatureCheck } from '../webhooks/signature.ts';

/** The regions in which Intercom keeps workspaces (Intercom docs: REST API servers). */
export const regions = ['US', 'EU', 'AU'] as const;
export type Region = (typeof regions)[number];

/**
 * What the operator enters about the app in Intercom's Developer Hub: one that people authorise (`oauth`), or a private one
 * whose access token is pasted (`token`); the secret of that one only proves that webhooks come from Intercom.
 */
export const appForm = z.object({
  kind: z.enum(['oauth', 'token']),
  region: z.enum(regions),
  client_id: textForm(200).default(''),
  /** left out or empty: the one that is stored stays */
  client_secret: z.string().trim().max(500).default(''),
});
export type AppForm = z.infer<typeof appForm>;

/** An app that was set up on screen, as stored. */
export type StoredApp = Selectable<Schema['intercom_apps']>;

/** The purpose under which an app's secret is encrypted; it binds the secret to its workspace. */
export const secretPurpose = (workspaceId: string): string => `intercom-app:${workspaceId}`;

/** An app through which a user can authorise a workspace. */
export type OauthApp = {
  clientId: string;
  clientSecret: string;
  region: Region;
  practice: boolean;
  hosts: IntercomHosts;
};

/** An app whose signatures are trusted, and the connections they are trusted for. */
export type AppSigner = AppScope & { check: SignatureCheck };

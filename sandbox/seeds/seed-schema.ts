import { z } from 'zod';
import { appChange } from '../control/app-change.ts';
import { settingsChange } from '../settings.ts';
import { words } from './contact-schema.ts';
import { workspaceSeed } from './workspace-schema.ts';

/** An app, in the names of `POST /__sandbox/apps`. */
const appSeed = appChange.extend({
  client_id: z
    .string({ error: 'client_id must be text; put it in quotes.' })
    .regex(/^[\w.-]{1,100}$/, { error: 'client_id must be 1 to 100 letters, digits, dots, dashes or underscores.' })
    .optional(),
  /** Where it is installed, by id_code; with a token of your choosing or a made-up one. */
  installs: z
    .array(
      z.strictObject({
        workspace: words,
        access_token: z
          .string({ error: 'access_token must be text; put it in quotes.' })
          .regex(/^[\w.=+/-]{8,200}$/, {
            error: 'access_token must be 8 to 200 letters, digits, or any of . - _ + / =',
          })
          .optional(),
      }),
    )
    .default([]),
});

/** A seed file: everything is optional, unknown names are refused. */
export const seedSchema = z.strictObject(
  {
    settings: settingsChange.optional(),
    apps: z.array(appSeed).default([]),
    workspaces: z.array(workspaceSeed).default([]),
  },
  { error: 'A seed holds settings, apps and workspaces.' },
);

export type Seed = z.output<typeof seedSchema>;

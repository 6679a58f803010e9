import { z } from 'zod';
import { appChangeSchema } from '../control/app-change.ts';
import { settingsChangeSchema } from '../settings.ts';
import { requiredText } from './contact-schema.ts';
import { workspaceSeedSchema } from './workspace-schema.ts';

/** An app, with the keys of `POST /__sandbox/apps`. */
const appSeed = appChangeSchema.extend({
  client_id: z
    .string({ error: 'client_id must be text; put it in quotes.' })
    .regex(/^[\w.-]{1,100}$/, { error: 'client_id must be 1 to 100 letters, digits, dots, dashes or underscores.' })
    .optional(),
  /** The workspaces it is installed in, by id_code, each with a given or generated token. */
  installs: z
    .array(
      z.strictObject({
        workspace: requiredText,
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
    settings: settingsChangeSchema.optional(),
    apps: z.array(appSeed).default([]),
    workspaces: z.array(workspaceSeedSchema).default([]),
  },
  { error: 'A seed contains settings, apps and workspaces.' },
);

export type Seed = z.output<typeof seedSchema>;

import { z } from 'zod';

/** The names of all settings that come from the environment, with their form. Their meaning is in settings.ts. */
export const environmentForm = z.object({
  PORT: z.string().optional(),
  HOST: z.string().optional(),
  DATA_DIR: z.string().optional(),
  PUBLIC_URL: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  LOG_LEVEL: z.string().optional(),
  TRUST_PROXY: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  GOODWORD_SECRET: z.string().optional(),
  INTERCOM_CLIENT_ID: z.string().optional(),
  INTERCOM_CLIENT_SECRET: z.string().optional(),
  INTERCOM_API_URL: z.string().optional(),
  INTERCOM_APP_URL: z.string().optional(),
  INTERCOM_PRACTICE: z.string().optional(),
  INTERCOM_REAL_API_URL: z.string().optional(),
  INTERCOM_REAL_APP_URL: z.string().optional(),
});

export type Environment = z.infer<typeof environmentForm>;

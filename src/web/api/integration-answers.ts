import { z } from 'zod';
import { isEmailMapped, type SettingsProblem } from '../../integration/settings/check-settings.ts';
import { integrationSettingsForm, type SavedSettings } from '../../integration/settings/integration-settings.ts';
import { connectionAnswer, providerResponse } from './connection-answer.ts';
import { isoTime } from './forms.ts';

export const problemsAnswer = z.array(z.object({ path: z.string(), sentence: z.string() }));

export const tabAnswer = z.object({
  version: z.number().int(),
  settings: integrationSettingsForm,
  setup_required: z.boolean(),
  problems: problemsAnswer,
  saved_at: isoTime.nullable(),
});

/** `unchecked`: why the settings could not be checked against the CRM's attributes; null when they were */
export const savedTabAnswer = tabAnswer.extend({ unchecked: z.string().nullable() });

const fieldAnswer = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  type: z.enum(['string', 'integer']),
  sample: z.string(),
});

const returnFieldAnswer = z.object({
  key: z.enum(['referral_link', 'referrals_count', 'converted_referrals_count']),
  label: z.string(),
  type: z.enum(['string', 'integer']),
  /** name of the attribute that we propose to create */
  proposed: z.string(),
});

const eventAnswer = z.object({ name: z.string(), to: z.string(), when: z.string(), keys: z.array(z.string()) });

export const memberAnswer = z.object({ user_id: z.string(), name: z.string(), email: z.string() });

export const panelAnswer = z.object({
  provider: providerResponse,
  /** the actions that the CRM's kinds of contacts allow */
  actions: z.array(integrationSettingsForm.shape.action),
  available: z.boolean(),
  connection: connectionAnswer.nullable(),
  tabs: z.object({ leads: tabAnswer, referrers: tabAnswer }),
  fields: z.object({ leads: z.array(fieldAnswer), referrers: z.array(fieldAnswer) }),
  return_fields: z.array(returnFieldAnswer),
  /** data events that are tracked while a tab's `events` are on */
  events: z.array(eventAnswer),
  /** who owns mapping and rules and gets the alerts; null when the user who connected has left the team */
  owner: memberAnswer.nullable(),
  members: z.array(memberAnswer),
});

export const presentMember = ({ userId, name, email }: { userId: string; name: string; email: string }) => ({
  user_id: userId,
  name,
  email,
});

/** `Setup Required` stays until the required field is mapped in settings that were saved. */
export const presentTab = (
  { version, settings, savedAt }: SavedSettings,
  problems: SettingsProblem[],
): z.infer<typeof tabAnswer> => ({
  version,
  settings,
  setup_required: version === 0 || !isEmailMapped(settings.mapping),
  problems,
  saved_at: savedAt?.toISOString() ?? null,
});

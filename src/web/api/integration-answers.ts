import { z } from 'zod';
import { isSetupRequired, type SettingsProblem } from '../../integration/settings/check-settings.ts';
import { integrationSettingsForm, type SavedSettings } from '../../integration/settings/integration-settings.ts';
import { connectionAnswer, providerResponse } from './connection-answer.ts';
import { isoTime } from './forms.ts';

const problemsAnswer = z.array(z.object({ path: z.string(), sentence: z.string() }));

/** `creations`: attributes of ours that the CRM does not have; `create_attributes` creates them when the tab is saved */
export const checkAnswer = z.object({
  problems: problemsAnswer,
  creations: z.array(
    z.object({ path: z.string(), name: z.string(), type: z.enum(['string', 'integer']), used_for: z.string() }),
  ),
});

/** @returns what has to be changed by hand, and what saving would create in the CRM */
export function presentProblems(problems: readonly SettingsProblem[]): z.infer<typeof checkAnswer> {
  return {
    problems: problems.filter(({ creation }) => !creation).map(presentProblem),
    creations: problems.flatMap(({ path, creation }) =>
      creation ? [{ path, name: creation.name, type: creation.type, used_for: creation.usedFor }] : [],
    ),
  };
}

const presentProblem = ({ path, sentence }: SettingsProblem) => ({ path, sentence });

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

/** A tab as saved, or as it is proposed before that. */
export const presentTab = (
  { version, settings, savedAt }: SavedSettings,
  problems: SettingsProblem[],
): z.infer<typeof tabAnswer> => ({
  version,
  settings,
  setup_required: isSetupRequired(settings),
  problems: problems.map(presentProblem),
  saved_at: savedAt?.toISOString() ?? null,
});

import { z } from 'zod';
import { type PersonKey, personKeys } from './canvas/person-key.ts';
import { longestLagMs } from './store/recent-changes.ts';

/** Settings that people and tests can change on a running server; not part of the imitated API. */
export interface Settings {
  /** How long a new contact, or a changed value, stays unknown to list and search. Milliseconds. */
  indexLagMs: number;
  /** How long after a failed delivery the one retry follows. Milliseconds. */
  webhookRetryMs: number;
  /** Calls per minute of a private app, or of a public one in one workspace; enforced in slices of ten seconds. */
  rateLimitPerMinute: number;
  /** Calls per minute that the private apps of one workspace share. */
  workspaceRateLimitPerMinute: number;
  /** The limit per slice that the headers announce instead of the real one; null for the real one. */
  announcedRateLimit: number | null;
  /** Makes the remaining calls in the headers approximate. */
  rateHeaderNoise: boolean;
  /** Whether a write through the API is reported by webhook as well. Edits on our own pages always are. */
  echo: boolean;
  /** Whether `contact.merged` names the contact that was merged away. */
  mergedFrom: boolean;
  /** How contact and company items of webhooks show times. */
  webhookTimes: 'iso' | 'unix';
  /** Adds an unknown field to every object of a response. */
  extraUnknownFields: boolean;
  /** Errors come with `message: null`. */
  nullMessages: boolean;
  /** Errors carry an unknown code. */
  unknownErrorCodes: boolean;
  /** How old a read by id, or of the attributes, without the `recent_write` cookie may be. Milliseconds. */
  staleReadsMs: number;
  /** A create that loses a race within one second gets 404 instead of 409. */
  legacyRace: boolean;
  /** Custom values of another type are refused instead of converted. */
  refuseWrongTypes: boolean;
  /** Text that is no phone number is refused as a phone instead of stored. */
  refuseBadPhones: boolean;
  /** The workspace has Preview's merging of users into users. */
  userMerges: boolean;
  /** Whether it matters at which region's address a call arrives: `any` answers all everywhere. */
  regionHosts: 'any' | 'forward' | 'strict';
  /** How much longer a call takes that the US address forwards to another region. Milliseconds. */
  forwardDelayMs: number;
  /** The response to a missing scope: as each call does, or the same everywhere. */
  missingScope: 'by_call' | '401' | '403';
  /** Under which key Canvas Kit requests carry the person. */
  canvasPerson: PersonKey;
  /** How long Canvas Kit waits for an app. Milliseconds. */
  canvasTimeoutMs: number;
}

export const defaultSettings: Settings = {
  canvasPerson: 'contact',
  // @assumed 14: An app has 2 seconds to answer initialize and submit.
  canvasTimeoutMs: 2_000,
  // @recorded 6.5: List and search did not know contacts up to 77 s old and knew those of 85 s; here they lag by 80 s by default.
  indexLagMs: 80_000,
  // @documented 13.7: A failed notification is retried once, after one minute.
  webhookRetryMs: 60_000,
  // @documented 12: 10,000 calls a minute are allowed, and 25,000 to all private apps of a workspace together.
  rateLimitPerMinute: 10_000,
  workspaceRateLimitPerMinute: 25_000,
  announcedRateLimit: null,
  rateHeaderNoise: false,
  // The worst case: see report-contact.ts.
  echo: true,
  mergedFrom: false,
  webhookTimes: 'iso',
  extraUnknownFields: false,
  nullMessages: false,
  unknownErrorCodes: false,
  staleReadsMs: 0,
  legacyRace: false,
  refuseWrongTypes: false,
  refuseBadPhones: false,
  userMerges: false,
  regionHosts: 'any',
  forwardDelayMs: 150,
  missingScope: 'by_call',
};

const wholeNumber = (name: string, least: number, most: number) =>
  z
    .int({ error: `${name} must be a whole number.` })
    .min(least, { error: `${name} must be at least ${least}.` })
    .max(most, { error: `${name} must be at most ${most}.` });

const flag = (name: string) => z.boolean({ error: `${name} must be true or false.` }).optional();

/** The body of `POST /__sandbox/settings`: any of these, nothing else. */
export const settingsChangeSchema = z.strictObject({
  index_lag_ms: wholeNumber('index_lag_ms', 0, longestLagMs).optional(),
  webhook_retry_ms: wholeNumber('webhook_retry_ms', 0, 3_600_000).optional(),
  rate_limit_per_minute: wholeNumber('rate_limit_per_minute', 1, 100_000_000).optional(),
  workspace_rate_limit_per_minute: wholeNumber('workspace_rate_limit_per_minute', 1, 100_000_000).optional(),
  announced_rate_limit: wholeNumber('announced_rate_limit', 1, 100_000_000).nullable().optional(),
  rate_header_noise: flag('rate_header_noise'),
  echo: flag('echo'),
  canvas_person: z.enum(personKeys, { error: `canvas_person must be one of ${personKeys.join(', ')}.` }).optional(),
  canvas_timeout_ms: wholeNumber('canvas_timeout_ms', 100, 60_000).optional(),
  merged_from: flag('merged_from'),
  webhook_times: z.enum(['iso', 'unix'], { error: 'webhook_times must be iso or unix.' }).optional(),
  extra_unknown_fields: flag('extra_unknown_fields'),
  null_messages: flag('null_messages'),
  unknown_error_codes: flag('unknown_error_codes'),
  stale_reads_ms: wholeNumber('stale_reads_ms', 0, 1000).optional(),
  legacy_race: flag('legacy_race'),
  refuse_wrong_types: flag('refuse_wrong_types'),
  refuse_bad_phones: flag('refuse_bad_phones'),
  user_merges: flag('user_merges'),
  region_hosts: z
    .enum(['any', 'forward', 'strict'], { error: 'region_hosts must be any, forward or strict.' })
    .optional(),
  forward_delay_ms: wholeNumber('forward_delay_ms', 0, 60_000).optional(),
  missing_scope: z.enum(['by_call', '401', '403'], { error: 'missing_scope must be by_call, 401 or 403.' }).optional(),
});

/** Settings under the names of the control API. */
export function presentSettings(settings: Settings) {
  return {
    index_lag_ms: settings.indexLagMs,
    webhook_retry_ms: settings.webhookRetryMs,
    rate_limit_per_minute: settings.rateLimitPerMinute,
    workspace_rate_limit_per_minute: settings.workspaceRateLimitPerMinute,
    announced_rate_limit: settings.announcedRateLimit,
    rate_header_noise: settings.rateHeaderNoise,
    echo: settings.echo,
    canvas_person: settings.canvasPerson,
    canvas_timeout_ms: settings.canvasTimeoutMs,
    merged_from: settings.mergedFrom,
    webhook_times: settings.webhookTimes,
    extra_unknown_fields: settings.extraUnknownFields,
    null_messages: settings.nullMessages,
    unknown_error_codes: settings.unknownErrorCodes,
    stale_reads_ms: settings.staleReadsMs,
    legacy_race: settings.legacyRace,
    refuse_wrong_types: settings.refuseWrongTypes,
    refuse_bad_phones: settings.refuseBadPhones,
    user_merges: settings.userMerges,
    region_hosts: settings.regionHosts,
    forward_delay_ms: settings.forwardDelayMs,
    missing_scope: settings.missingScope,
  };
}

/** Applies a checked change in place; names that are absent stay as they are. */
export function changeSettings(settings: Settings, change: z.infer<typeof settingsChangeSchema>): void {
  settings.indexLagMs = change.index_lag_ms ?? settings.indexLagMs;
  settings.webhookRetryMs = change.webhook_retry_ms ?? settings.webhookRetryMs;
  settings.rateLimitPerMinute = change.rate_limit_per_minute ?? settings.rateLimitPerMinute;
  settings.workspaceRateLimitPerMinute = change.workspace_rate_limit_per_minute ?? settings.workspaceRateLimitPerMinute;
  if (change.announced_rate_limit !== undefined) settings.announcedRateLimit = change.announced_rate_limit;
  settings.rateHeaderNoise = change.rate_header_noise ?? settings.rateHeaderNoise;
  settings.echo = change.echo ?? settings.echo;
  settings.canvasPerson = change.canvas_person ?? settings.canvasPerson;
  settings.canvasTimeoutMs = change.canvas_timeout_ms ?? settings.canvasTimeoutMs;
  settings.mergedFrom = change.merged_from ?? settings.mergedFrom;
  settings.webhookTimes = change.webhook_times ?? settings.webhookTimes;
  settings.extraUnknownFields = change.extra_unknown_fields ?? settings.extraUnknownFields;
  settings.nullMessages = change.null_messages ?? settings.nullMessages;
  settings.unknownErrorCodes = change.unknown_error_codes ?? settings.unknownErrorCodes;
  settings.staleReadsMs = change.stale_reads_ms ?? settings.staleReadsMs;
  settings.legacyRace = change.legacy_race ?? settings.legacyRace;
  settings.refuseWrongTypes = change.refuse_wrong_types ?? settings.refuseWrongTypes;
  settings.refuseBadPhones = change.refuse_bad_phones ?? settings.refuseBadPhones;
  settings.userMerges = change.user_merges ?? settings.userMerges;
  settings.regionHosts = change.region_hosts ?? settings.regionHosts;
  settings.forwardDelayMs = change.forward_delay_ms ?? settings.forwardDelayMs;
  settings.missingScope = change.missing_scope ?? settings.missingScope;
}

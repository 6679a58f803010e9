import type { Settings } from '../settings.ts';
import type { Caller } from './bearer.ts';
import type { Quota, RateState } from './rate-limiter.ts';

/**
 * The limits that a caller's calls count against.
 * @documented 12: A public app has a limit of its own in every workspace.
 * @documented 12: A private app has one limit for all its calls, and the private apps of a workspace share another one.
 */
export function quotasOf({ app, workspace }: Pick<Caller, 'app' | 'workspace'>, settings: Settings): Quota[] {
  const perMinute = settings.rateLimitPerMinute;
  if (app.kind === 'public') return [{ key: `${app.clientId} in ${workspace.idCode}`, perMinute }];
  return [
    { key: app.clientId, perMinute },
    { key: `all in ${workspace.idCode}`, perMinute: settings.workspaceRateLimitPerMinute },
  ];
}

/**
 * The state that the headers show, which can differ from the real one.
 * @recorded 12: A public app was sent a limit of 5000 while 1,667 are documented per slice; a switch announces any other limit.
 * @recorded 12: `Remaining` is approximate, up to the full limit after a call; a switch makes it so.
 * @param chance from 0 up to 1, decides the error of an approximate value
 */
export function announced(state: RateState, settings: Settings, chance: number): RateState {
  const { announcedRateLimit, rateHeaderNoise } = settings;
  const limit = announcedRateLimit ?? state.limit;
  const used = state.limit - state.remaining;
  const remaining = Math.max(0, limit - used);
  if (!rateHeaderNoise) return { ...state, limit, remaining };
  // Sometimes the full limit; otherwise up to a twentieth of the limit is added.
  const noisy = chance < 0.1 ? limit : Math.min(limit, remaining + Math.floor((chance * limit) / 20));
  return { ...state, limit, remaining: noisy, reset: chance > 0.95 ? state.reset - 10 : state.reset };
}

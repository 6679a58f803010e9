import { topics } from '../webhooks/topics.ts';
import type { Sandbox } from '../context.ts';
import { type FaultLimits, switchEverythingOff, switchOn, switches } from './all-switches.ts';

/** Several switches at once, for something that happens in practice. */
export interface Preset {
  name: string;
  title: string;
  explanation: string;
  /** Switch names with their values, or for faults how often they hit. */
  turn: Record<string, FaultLimits | number | string[] | true>;
}

export const presets: Preset[] = [
  {
    name: 'bad_day',
    title: 'A bad day',
    explanation: 'Some calls are slow, some fail in every way, webhooks come twice, late and mixed up.',
    // Numbers without a common divisor, so that the faults do not fall on the same calls.
    turn: {
      latency: { every: 3, delay_ms: 1_500 },
      server_error: { every: 11 },
      html_502: { every: 13 },
      reset_after: { every: 17 },
      rate_storm: { every: 19 },
      half_body: { every: 23 },
      duplicate_every: 4,
      reorder: 3,
      extra_unknown_fields: true,
      stale_reads_ms: 1_000,
    },
  },
  {
    name: 'token_dies',
    title: 'Token dies',
    explanation: 'Every token that an app holds is refused; authorizing again gives one that works.',
    turn: { tokens_suspended: true },
  },
  {
    name: 'webhooks_off',
    title: 'Webhooks off',
    explanation: 'Not one notification arrives; only asking finds out what changed.',
    turn: { drop_topics: [...topics] },
  },
  {
    name: 'slow',
    title: 'Slow',
    explanation: 'Every answer takes three seconds, webhooks half a minute, and lists lag by three minutes.',
    turn: { latency: { delay_ms: 3_000 }, delay_ms: 30_000, index_lag_ms: 180_000 },
  },
];

/** Switches everything off and then the preset on. */
export function applyPreset(sandbox: Sandbox, preset: Preset): void {
  switchEverythingOff(sandbox);
  for (const one of switches) {
    const turn = preset.turn[one.name];
    if (turn === undefined) continue;
    const limits = one.of === 'fault' && typeof turn === 'object' && !Array.isArray(turn) ? turn : {};
    switchOn(sandbox, one, one.of === 'fault' ? undefined : turn, limits);
  }
}

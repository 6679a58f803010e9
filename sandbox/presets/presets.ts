import { topics } from '../webhooks/topics.ts';
import type { Sandbox } from '../context.ts';
import { type FaultLimits, switchEverythingOff, switchOn, switches } from './all-switches.ts';

/** Several switches at once that imitate a real incident. */
export interface Preset {
  name: string;
  title: string;
  explanation: string;
  /** Switch names with their values, or limits for faults. */
  turn: Record<string, FaultLimits | number | string[] | true>;
}

export const presets: Preset[] = [
  {
    name: 'bad_day',
    title: 'A bad day',
    explanation: 'Some calls are slow, some fail in different ways; webhooks arrive twice, late and out of order.',
    // Coprime intervals, so that the faults do not hit the same calls.
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
    explanation: 'Every token that apps hold is refused. Authorizing again gives a working one.',
    turn: { tokens_suspended: true },
  },
  {
    name: 'webhooks_off',
    title: 'Webhooks off',
    explanation: 'No notification arrives. Only polling finds changes.',
    turn: { drop_topics: [...topics] },
  },
  {
    name: 'slow',
    title: 'Slow',
    explanation: 'Responses take three seconds, webhooks 30 seconds, and lists lag by three minutes.',
    turn: { latency: { delay_ms: 3_000 }, delay_ms: 30_000, index_lag_ms: 180_000 },
  },
];

/** Turns everything off, then the preset on. */
export function applyPreset(sandbox: Sandbox, preset: Preset): void {
  switchEverythingOff(sandbox);
  for (const one of switches) {
    const turn = preset.turn[one.name];
    if (turn === undefined) continue;
    const limits = one.of === 'fault' && typeof turn === 'object' && !Array.isArray(turn) ? turn : {};
    switchOn(sandbox, one, one.of === 'fault' ? undefined : turn, limits);
  }
}

import type { SandboxClock } from './clock.ts';
import type { FaultList } from './http/faults.ts';
import type { RateLimiter } from './http/rate-limiter.ts';
import type { RequestLog } from './http/request-log.ts';
import type { Settings } from './settings.ts';
import type { State } from './store/state.ts';
import type { CallGuard } from './webhooks/call-guard.ts';
import type { WebhookDispatcher } from './webhooks/dispatcher.ts';

/** The parts of one running practice Intercom, passed to everything that needs them. */
export interface Sandbox {
  clock: SandboxClock;
  state: State;
  /** The settings that this practice Intercom was started with; "everything off" restores them. */
  normal: Readonly<Settings>;
  webhooks: WebhookDispatcher;
  /** Decides where the URLs of apps may lead to. */
  guard: CallGuard;
  limiter: RateLimiter;
  faults: FaultList;
  /** The request log. */
  requests: RequestLog;
  /** Reports that the state changed and should be saved. */
  changed(): void;
  /** Logs one line for the operator; never secrets or e-mail addresses. */
  log(line: string): void;
}

/** Where a change comes from: `page` edits are always reported by webhook, `api` writes when `echo` is on. */
export type Origin = 'api' | 'page';

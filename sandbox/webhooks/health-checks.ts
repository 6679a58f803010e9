import type { SandboxClock } from '../clock.ts';
import type { App } from '../entities/app.ts';
import type { HealthReport } from '../entities/health-report.ts';
import type { Workspace } from '../entities/workspace.ts';
import { isInstalled } from '../store/find.ts';
import type { State } from '../store/state.ts';
import type { CallGuard } from './call-guard.ts';
import { readHealthAnswer } from './health-answer.ts';
import { sendSigned, signedRequest } from './signed-post.ts';
import { answerWithinMs } from './transport.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const longestAnswer = 64 * 1024;

/**
 * Runs the health checks of installations.
 *
 * @documented 2.6: The health check URL is posted {"workspace_id": …} at least daily for each installation, signed with X-Body-Signature.
 * @assumed 2.6: A first check comes within an hour of installing, and an answer must come within 5 seconds.
 */
export class HealthChecks {
  readonly #clock: SandboxClock;
  readonly #state: State;
  readonly #changed: () => void;
  readonly #guard: CallGuard;
  /** When each installation was last checked, by app and workspace, with or without a response. */
  readonly #askedAt = new Map<string, number>();
  #callOff: (() => void) | undefined;

  constructor(clock: SandboxClock, state: State, changed: () => void, guard: CallGuard) {
    this.#clock = clock;
    this.#state = state;
    this.#changed = changed;
    this.#guard = guard;
  }

  /** Starts the hourly search for due checks. */
  start(): void {
    if (this.#callOff !== undefined || this.#state.apps.every((app) => app.healthUrl === null)) return;
    this.#callOff = this.#clock.schedule(this.#clock.now() + hourMs, () => {
      this.#callOff = undefined;
      void this.#checkDue();
      this.start();
    });
  }

  /** Checks now. @returns the result; undefined when the app has no health check URL */
  async check(app: App, workspace: Workspace): Promise<HealthReport | undefined> {
    if (app.healthUrl === null) return undefined;
    const at = this.#clock.now();
    this.#askedAt.set(`${app.clientId} ${workspace.idCode}`, at);
    const request = signedRequest(app.healthUrl, { workspace_id: workspace.idCode }, app.clientSecret);
    const answer = await sendSigned(this.#guard, request, answerWithinMs, longestAnswer);
    const report = readHealthAnswer(answer, at);
    app.health[workspace.idCode] = report;
    this.#changed();
    return report;
  }

  close(): void {
    this.#callOff?.();
  }

  async #checkDue(): Promise<void> {
    const now = this.#clock.now();
    const checks = this.#state.apps.flatMap((app) =>
      this.#state.workspaces
        .filter((workspace) => isInstalled(this.#state, app.clientId, workspace.idCode))
        .filter((workspace) => now - this.#lastAsked(app, workspace) >= dayMs)
        .map((workspace) => this.check(app, workspace)),
    );
    await Promise.all(checks);
  }

  #lastAsked(app: App, workspace: Workspace): number {
    return this.#askedAt.get(`${app.clientId} ${workspace.idCode}`) ?? app.health[workspace.idCode]?.at ?? 0;
  }
}

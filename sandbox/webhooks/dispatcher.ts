import type { Clock } from '../clock.ts';
import type { App } from '../entities/app.ts';
import { newNotificationId } from '../entities/ids.ts';
import { type Notification, logLimit } from '../entities/notification.ts';
import type { Workspace } from '../entities/workspace.ts';
import { findApp, isInstalled } from '../store/find.ts';
import type { State } from '../store/state.ts';
import { type Envelope, bodySignature, envelopeBody, hubSignature } from './envelope.ts';
import type { Topic } from './topics.ts';
import { Transport } from './transport.ts';

const answerWithinMs = 5_000; // documented (reference 13.7)
const userAgent = 'intercom-parrot-service-client/1.0'; // documented (reference 13.2)

/**
 * Delivers notifications the moment they arise and keeps the log. Documented rules (reference 13.7): 2xx within 5 s
 * is success; anything else gets one retry; 410 switches the app's webhooks off.
 */
export class WebhookDispatcher {
  readonly #clock: Clock;
  readonly #state: State;
  readonly #changed: () => void;
  readonly #transport = new Transport();
  readonly #timers = new Set<NodeJS.Timeout>();
  #closed = false;

  constructor(clock: Clock, state: State, changed: () => void) {
    this.#clock = clock;
    this.#state = state;
    this.#changed = changed;
  }

  /** Takes up what was waiting when the server last stopped; sendings cut short count as failed. */
  start(): void {
    for (const row of this.#state.notifications) {
      if (row.state === 'sending') this.#afterFailure(row, row.attempts.length + 1);
      else if (row.state === 'waiting to retry') this.#retryLater(row, (row.retryAt ?? 0) - this.#clock.now());
    }
  }

  /**
   * Reports a change to every app that is installed in the workspace and subscribed to the topic.
   * @param item makes `data.item`; only called when somebody listens
   */
  emit(workspace: Workspace, topic: Topic, item: (app: App) => unknown): void {
    for (const app of this.#state.apps) {
      if (app.webhookUrl === null || app.webhookOff || !app.topics.includes(topic)) continue;
      if (!isInstalled(this.#state, app.clientId, workspace.idCode)) continue;
      this.#post(app, app.webhookUrl, { id: newNotificationId(), ...this.#event(workspace, topic, item(app)) });
    }
  }

  /** Sends Intercom's test notification. Recorded: `id` is null, the message is this one (reference 13.3). */
  ping(app: App, workspace: Workspace): void {
    if (app.webhookUrl === null) return;
    const item = { type: 'ping', message: 'something something interzen' };
    this.#post(app, app.webhookUrl, { id: null, ...this.#event(workspace, 'ping', item) });
  }

  /** Tells an app that a workspace uninstalled it. Documented: signed with SHA-256, not a topic (reference 2.6). */
  reportUninstall(app: App, workspace: Workspace): void {
    if (app.uninstallUrl === null) return;
    const body = JSON.stringify({ app_id: workspace.idCode });
    const signature = bodySignature(body, app.clientSecret);
    void this.#attempt(this.#log(app, workspace.idCode, 'uninstall', app.uninstallUrl, body, signature), 1);
  }

  /** Sends a logged notification once more, as it was; a duplicate for the receiver. */
  async redeliver(row: Notification): Promise<void> {
    row.retryAt = null;
    await this.#attempt(row, Number.POSITIVE_INFINITY);
  }

  /** Asks a newly saved webhook URL for its HEAD and notes the answer; the URL is kept either way (reference 13.1). */
  async probe(app: App): Promise<void> {
    if (app.webhookUrl === null) return;
    const answer = await this.#transport
      .send('HEAD', app.webhookUrl, { 'user-agent': userAgent }, '', answerWithinMs)
      .then((status) => `HEAD answered ${status}`)
      .catch((error: Error) => `HEAD failed: ${error.message}`);
    app.probe = { at: this.#clock.now(), answer };
    this.#changed();
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#transport.close();
  }

  #event(workspace: Workspace, topic: string, item: unknown): Omit<Envelope, 'id'> {
    return { appId: workspace.idCode, topic, item, createdAt: this.#clock.now() };
  }

  #post(app: App, url: string, envelope: Envelope): void {
    const body = envelopeBody(envelope, 1, this.#clock.now());
    const row = this.#log(app, envelope.appId, envelope.topic, url, body, hubSignature(body, app.clientSecret));
    void this.#attempt(row, 1);
  }

  #log(app: App, workspaceId: string, topic: string, url: string, body: string, signature: string): Notification {
    const { notifications } = this.#state;
    this.#state.lastRow += 1;
    const row: Notification = {
      row: this.#state.lastRow,
      clientId: app.clientId,
      workspaceId,
      topic,
      url,
      createdAt: this.#clock.now(),
      body,
      signature,
      attempts: [],
      state: 'sending',
      retryAt: null,
    };
    notifications.push(row);
    if (notifications.length > logLimit) notifications.splice(0, notifications.length - logLimit);
    this.#changed();
    return row;
  }

  /** Sends once. `number` 1 is followed by the retry on failure, later ones are not. */
  async #attempt(row: Notification, number: number): Promise<void> {
    row.state = 'sending';
    const started = performance.now();
    const at = this.#clock.now();
    const header = row.topic === 'uninstall' ? 'x-body-signature' : 'x-hub-signature';
    const headers = { 'content-type': 'application/json', 'user-agent': userAgent, [header]: row.signature };
    let status: number | null = null;
    let answer: string;
    try {
      status = await this.#transport.send('POST', row.url, headers, row.body, answerWithinMs);
      answer = String(status);
    } catch (error) {
      answer = error instanceof Error ? error.message : 'failed';
    }
    if (this.#closed) return;
    row.attempts.push({ at, status, answer, tookMs: Math.round(performance.now() - started) });
    if (status !== null && status >= 200 && status < 300) row.state = 'delivered';
    else if (status === 410) this.#switchOff(row);
    else this.#afterFailure(row, number);
    this.#changed();
  }

  #switchOff(row: Notification): void {
    row.state = 'failed';
    const app = findApp(this.#state, row.clientId);
    if (app !== undefined) app.webhookOff = true;
  }

  #afterFailure(row: Notification, number: number): void {
    if (number > 1 || row.topic === 'uninstall') {
      row.state = 'failed';
      return;
    }
    row.state = 'waiting to retry';
    row.retryAt = this.#clock.now() + this.#state.settings.webhookRetryMs;
    this.#retryLater(row, this.#state.settings.webhookRetryMs);
  }

  #retryLater(row: Notification, waitMs: number): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#retry(row);
      },
      Math.max(0, waitMs),
    );
    this.#timers.add(timer);
  }

  #retry(row: Notification): void {
    const app = findApp(this.#state, row.clientId);
    if (app === undefined || app.webhookOff || row.state !== 'waiting to retry') {
      if (row.state === 'waiting to retry') row.state = 'failed';
      return;
    }
    row.body = JSON.stringify({ ...JSON.parse(row.body), delivery_attempts: 2 });
    row.signature = hubSignature(row.body, app.clientSecret);
    row.retryAt = null;
    void this.#attempt(row, 2);
  }
}

import type { SandboxClock } from '../clock.ts';
import type { App } from '../entities/app.ts';
import { freshDelivery } from '../entities/delivery-health.ts';
import { newNotificationId } from '../entities/ids.ts';
import type { Notification } from '../entities/notification.ts';
import type { Workspace } from '../entities/workspace.ts';
import { isInstalled } from '../store/find.ts';
import type { State } from '../store/state.ts';
import type { CallGuard } from './call-guard.ts';
import { Delivery } from './delivery.ts';
import { obstacleFor } from './delivery-rules.ts';
import { Disturbances } from './disturbances.ts';
import { type Envelope, bodySignature, envelopeBody, hubSignature } from './envelope.ts';
import { HealthChecks } from './health-checks.ts';
import { contactOf } from './item-contact.ts';
import { logNotification } from './notification-log.ts';
import { canReceive } from './topic-scopes.ts';
import type { Topic } from './topics.ts';
import { Transport, answerWithinMs, userAgent } from './transport.ts';

/** Turns changes into notifications for subscribed apps, and logs the outcome of each. */
export class WebhookDispatcher {
  readonly #clock: SandboxClock;
  readonly #state: State;
  readonly #changed: () => void;
  readonly #transport: Transport;
  readonly #delivery: Delivery;
  /** The effects of the switches, and the held notifications. */
  readonly disturbances: Disturbances;
  /** The daily health checks. */
  readonly health: HealthChecks;

  constructor(clock: SandboxClock, state: State, changed: () => void, guard: CallGuard) {
    this.#clock = clock;
    this.#state = state;
    this.#changed = changed;
    this.#transport = new Transport(guard);
    this.#delivery = new Delivery(clock, state, this.#transport, changed);
    this.disturbances = new Disturbances(clock, state, this.#delivery);
    this.health = new HealthChecks(clock, state, changed, guard);
  }

  /** Resumes what was pending when the server stopped. */
  start(): void {
    this.#delivery.start();
    this.health.start();
  }

  /**
   * Reports a change to every app that is installed in the workspace, subscribed to the topic and permitted to receive it.
   * @param item makes `data.item`; only called when an app will receive it
   *
   * @documented 3: Topics and payloads of webhooks follow the app's version, never a header.
   */
  emit(workspace: Workspace, topic: Topic, item: (app: App) => unknown): void {
    for (const app of this.#state.apps) {
      if (app.webhookUrl === null || !app.topics.includes(topic) || !canReceive(app.scopes, topic)) continue;
      if (!isInstalled(this.#state, app.clientId, workspace.idCode)) continue;
      const envelope = { id: newNotificationId(), ...this.#event(workspace, topic, item(app)) };
      this.disturbances.pass(app, this.#log(app, app.webhookUrl, envelope), (note) =>
        this.#log(app, app.webhookUrl ?? '', envelope, note),
      );
    }
  }

  /**
   * Sends Intercom's test notification; the switches do not apply to it.
   *
   * @recorded 13.3: A ping's item is of type ping with the message "something something interzen".
   */
  ping(app: App, workspace: Workspace): Notification | undefined {
    if (app.webhookUrl === null) return undefined;
    const item = { type: 'ping', message: 'something something interzen' };
    const row = this.#log(app, app.webhookUrl, { id: null, ...this.#event(workspace, 'ping', item) });
    this.#delivery.add(row);
    return row;
  }

  /**
   * Notifies an app that a workspace uninstalled it.
   *
   * @documented 2.6: Uninstalling or revoking by any route posts {"app_id": …} to the app's uninstall URL; it is not a topic.
   * @assumed 2.6: The uninstall post is tried once.
   */
  reportUninstall(app: App, workspace: Workspace): void {
    if (app.uninstallUrl === null) return;
    const body = JSON.stringify({ app_id: workspace.idCode });
    const signature = bodySignature(body, app.clientSecret);
    void this.#delivery.sendOnce(
      logNotification(this.#state, {
        ...this.#rowOf(app, app.uninstallUrl, workspace.idCode, 'uninstall'),
        body,
        signature,
      }),
    );
  }

  /** Sends a logged notification again, unchanged; a duplicate for the receiver. */
  redeliver(row: Notification): Promise<void> {
    this.disturbances.takeOut(row);
    return this.#delivery.sendOnce(row);
  }

  /** Resolves when none of these rows is in flight; without rows, when nothing is. */
  settled(rows?: readonly Notification[]): Promise<void> {
    return this.#delivery.settled(rows);
  }

  /**
   * Sends HEAD to a newly saved webhook URL and records the response.
   *
   * @documented 13.1: A webhook URL is probed with HEAD when it is saved and must answer 2xx.
   */
  async probe(app: App): Promise<void> {
    if (app.webhookUrl === null) return;
    const probe = await this.ask(app.webhookUrl);
    app.probe = { at: this.#clock.now(), answer: probe.answer };
    this.#changed();
  }

  /** A URL's response to HEAD as text, and whether Intercom would accept it as a webhook URL. */
  ask(url: string): Promise<{ ok: boolean; answer: string }> {
    return this.#transport.send('HEAD', url, { 'user-agent': userAgent }, '', answerWithinMs).then(
      (status) => ({ ok: status >= 200 && status < 300, answer: `HEAD answered ${status}` }),
      (error: Error) => ({ ok: false, answer: `HEAD failed: ${error.message}` }),
    );
  }

  /** @documented 13.7: "Set live" resumes the suspended webhooks of a private app. */
  setLive(app: App): void {
    app.delivery = freshDelivery();
    this.#changed();
  }

  close(): void {
    this.#delivery.close();
    this.health.close();
    this.#transport.close();
  }

  #event(workspace: Workspace, topic: string, item: unknown): Omit<Envelope, 'id'> {
    const skew = this.#state.webhookSwitches.clock_skew_ms;
    return { appId: workspace.idCode, topic, item, createdAt: this.#clock.now() + skew };
  }

  #log(app: App, url: string, envelope: Envelope, note: string | null = null): Notification {
    const body = envelopeBody(envelope, this.#clock.now());
    const obstacle = obstacleFor(app, this.#clock.now());
    const row = logNotification(this.#state, {
      ...this.#rowOf(app, url, envelope.appId, envelope.topic),
      body,
      signature: hubSignature(body, app.clientSecret),
      contactId: contactOf(envelope.item),
      note,
    });
    if (obstacle !== null && 'drop' in obstacle) this.#delivery.drop(row, obstacle.drop);
    this.#changed();
    return row;
  }

  #rowOf(app: App, url: string, workspaceId: string, topic: string) {
    return {
      clientId: app.clientId,
      workspaceId,
      topic,
      url,
      createdAt: this.#clock.now(),
      state: 'sending' as const,
      dueAt: null,
      contactId: null,
      note: null,
    };
  }
}

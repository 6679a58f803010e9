import type { SandboxClock } from '../clock.ts';
import type { App } from '../entities/app.ts';
import { freshDelivery } from '../entities/delivery-health.ts';
import { newNotificationId } from '../entities/ids.ts';
import type { Notification } from '../entities/notification.ts';
import type { Workspace } from '../entities/workspace.ts';
import { isInstalled } from '../store/find.ts';
import type { State } from '../store/state.ts';
import { Delivery } from './delivery.ts';
import { obstacleFor } from './delivery-rules.ts';
import { Disturbances } from './disturbances.ts';
import { type Envelope, bodySignature, envelopeBody, hubSignature } from './envelope.ts';
import { HealthChecks } from './health-checks.ts';
import { contactOf } from './item-contact.ts';
import { logNotification } from './notification-log.ts';
import { mayHear } from './topic-scopes.ts';
import type { Topic } from './topics.ts';
import { Transport, answerWithinMs, userAgent } from './transport.ts';

/** Turns changes into notifications for the apps that subscribed to them, and keeps the log of what became of each. */
export class WebhookDispatcher {
  readonly #clock: SandboxClock;
  readonly #state: State;
  readonly #changed: () => void;
  readonly #transport = new Transport();
  readonly #delivery: Delivery;
  /** What the switches do to notifications, and those that wait to be released. */
  readonly disturbances: Disturbances;
  /** The daily question whether an installation works. */
  readonly health: HealthChecks;

  constructor(clock: SandboxClock, state: State, changed: () => void) {
    this.#clock = clock;
    this.#state = state;
    this.#changed = changed;
    this.#delivery = new Delivery(clock, state, this.#transport, changed);
    this.disturbances = new Disturbances(clock, state, this.#delivery);
    this.health = new HealthChecks(clock, state, changed);
  }

  /** Takes up what was waiting when the server last stopped. */
  start(): void {
    this.#delivery.start();
    this.health.start();
  }

  /**
   * Reports a change to every app that is installed in the workspace, subscribed to the topic and allowed to hear it.
   * @param item makes `data.item`; only called when somebody listens
   *
   * @documented 3: Topics and payloads of webhooks follow the app's version, never a header.
   */
  emit(workspace: Workspace, topic: Topic, item: (app: App) => unknown): void {
    for (const app of this.#state.apps) {
      if (app.webhookUrl === null || !app.topics.includes(topic) || !mayHear(app.scopes, topic)) continue;
      if (!isInstalled(this.#state, app.clientId, workspace.idCode)) continue;
      const envelope = { id: newNotificationId(), ...this.#event(workspace, topic, item(app)) };
      this.disturbances.pass(app, this.#log(app, app.webhookUrl, envelope), (note) =>
        this.#log(app, app.webhookUrl ?? '', envelope, note),
      );
    }
  }

  /**
   * Sends Intercom's test notification; the switches spare it.
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
   * Tells an app that a workspace uninstalled it.
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

  /** Sends a logged notification once more, as it was; a duplicate for the receiver. */
  redeliver(row: Notification): Promise<void> {
    this.disturbances.takeOut(row);
    return this.#delivery.sendOnce(row);
  }

  /** Settles when none of these rows is on its way any more; without any, when nothing is. */
  settled(rows?: readonly Notification[]): Promise<void> {
    return this.#delivery.settled(rows);
  }

  /**
   * Asks a newly saved webhook URL for its HEAD and notes the answer.
   *
   * @documented 13.1: A webhook URL is probed with HEAD when it is saved and must answer 2xx.
   */
  async probe(app: App): Promise<void> {
    if (app.webhookUrl === null) return;
    const probe = await this.ask(app.webhookUrl);
    app.probe = { at: this.#clock.now(), answer: probe.answer };
    this.#changed();
  }

  /** What a URL answers to HEAD, in words, and whether Intercom would take it as a webhook URL. */
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

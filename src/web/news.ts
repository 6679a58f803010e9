import pg from 'pg';
import type { Log } from '../platform/log/log.ts';

/** Tells open screens that something of their workspace has changed. */
export type News = {
  /** @returns a function that ends the subscription */
  subscribe(workspaceId: string, listener: () => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const channel = 'goodword_events';
const reconnectMs = 1_000;

/** News by LISTEN on one connection of its own, so that any process's changes reach every process's screens. */
export function createNews(connectionString: string, log: Log): News {
  const listenersByWorkspace = new Map<string, Set<() => void>>();
  let client: pg.Client | null = null;
  let stopped = false;

  const reconnect = (): void => {
    if (!stopped) setTimeout(() => void connect().catch(retry), reconnectMs);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString, application_name: 'goodword-news', keepAlive: true });
    next.on('error', (error) => log.warn({ error: error.message }, 'news connection'));
    next.on('end', reconnect);
    next.on('notification', ({ payload }) => {
      for (const listener of listenersByWorkspace.get(payload ?? '') ?? []) listener();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
    // what happened while nobody listened: every open screen looks once
    for (const listeners of listenersByWorkspace.values()) for (const listener of listeners) listener();
  };
  const retry = (error: Error): void => {
    log.warn({ error: error.message }, 'news connection');
    reconnect();
  };

  return {
    subscribe(workspaceId, listener) {
      const listeners = listenersByWorkspace.get(workspaceId) ?? new Set();
      listenersByWorkspace.set(workspaceId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) listenersByWorkspace.delete(workspaceId);
      };
    },
    start: () => connect(),
    async stop() {
      stopped = true;
      await client?.end();
    },
  };
}

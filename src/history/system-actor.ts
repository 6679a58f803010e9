import type { Actor } from './history.ts';

/** Goodword itself, as the cause of what no person and no CRM asked for. */
export const systemActor: Actor = { kind: 'system', id: null, name: 'Goodword' };

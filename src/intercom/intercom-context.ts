import type { IncomingContext } from './apps/note-call.ts';
import type { HostsByKind } from './hosts.ts';

/** The parts of Intercom beside the provider; built once, in app.ts. */
export type IntercomContext = IncomingContext & { hosts: HostsByKind };

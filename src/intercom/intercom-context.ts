import type { AppLookup } from './apps/app-lookup.ts';
import type { Signals } from './apps/signals.ts';
import type { HostsByKind } from './hosts.ts';

/** The parts of Intercom beside the provider; built once, in app.ts. */
export type IntercomContext = {
  /** the apps of the Developer Hub */
  apps: AppLookup;
  /** what was seen of them */
  signals: Signals;
  hosts: HostsByKind;
};

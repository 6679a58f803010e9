import type { IntercomHosts, Settings } from '../config/settings.ts';

/** Where the real Intercom and the practice one are. */
export type HostsByKind = {
  real: IntercomHosts;
  /** null when no practice Intercom belongs to this installation */
  practice: IntercomHosts | null;
};

/** As the environment says it; the app of the environment is either the real one or that of the practice Intercom. */
export function hostsFrom({ intercom, realIntercom }: Pick<Settings, 'intercom' | 'realIntercom'>): HostsByKind {
  return { real: realIntercom, practice: intercom?.practice ? intercom : null };
}

import type { ApiVersion } from '../http/api-version.ts';
import { type DeliveryHealth, freshDelivery } from './delivery-health.ts';
import type { HealthReport } from './health-report.ts';
import type { Scope } from './scopes.ts';

/** An app as registered in the Developer Hub: one set of credentials, one webhook URL for all its workspaces. */
export interface App {
  clientId: string;
  clientSecret: string;
  name: string;
  redirectUris: string[];
  scopes: Scope[];
  /** Used when a call carries no `Intercom-Version`, and for every webhook (reference 3). */
  version: ApiVersion;
  webhookUrl: string | null;
  topics: string[];
  /** Receives a POST when a workspace uninstalls the app; not a webhook topic (reference 2.6). */
  uninstallUrl: string | null;
  /** Set when the webhook URL answered 410; saving the URL again clears it. */
  webhookOff: boolean;
  /** What the webhook URL answered to HEAD when it was last saved. */
  probe: { at: number; answer: string } | null;
  /** A public app serves other people's workspaces and is never suspended (reference 13.7). */
  kind: 'private' | 'public';
  /** The health of the webhook URL. */
  delivery: DeliveryHealth;
  /** Called daily, for each workspace, to check the installation (reference 2.6). */
  healthUrl: string | null;
  /** The latest reports, by workspace. */
  health: Record<string, HealthReport>;
  /** Canvas Kit, "For teammates": returns the panel beside a conversation, and receives what is clicked in it. */
  initializeUrl: string | null;
  submitUrl: string | null;
  /** Where the App Store's Install button leads: the page on which the app begins its OAuth (reference 2.6). */
  installUrl: string | null;
}

/** Defaults of an app's optional fields, for new apps, and for older files and seeds that lack them. */
export const appDefaults = () => ({
  kind: 'private' as const,
  delivery: freshDelivery(),
  healthUrl: null,
  health: {},
  initializeUrl: null,
  submitUrl: null,
  installUrl: null,
});

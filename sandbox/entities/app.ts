import type { ApiVersion } from '../http/api-version.ts';
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
  /** Told when a workspace uninstalls the app; not a webhook topic (reference 2.6). */
  uninstallUrl: string | null;
  /** Set when the webhook URL answered 410; saving the URL again clears it. */
  webhookOff: boolean;
  /** What the webhook URL answered to HEAD when it was last saved. */
  probe: { at: number; answer: string } | null;
}

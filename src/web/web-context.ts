import type { PeopleContext } from '../people/people-context.ts';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.ts';
import type { AppContext } from '../history/app-context.ts';
import type { NotificationIntake } from '../integration/inbound/notification-intake.ts';
import type { Recipients } from '../integration/inbound/recipients.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { IntercomContext } from '../intercom/intercom-context.ts';
import type { LinkVisits } from '../links/visit-links.ts';
import type { ChangeFeed } from '../live/change-feed.ts';
import type { SecretBox } from '../platform/crypto/secret-box.ts';
import type { KeyedHash } from '../platform/crypto/keyed-hash.ts';
import type { Signer } from '../platform/crypto/signer.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/log/log.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { Caller } from '../team/find-caller.ts';
import type { SignIn } from '../team/sign-in.ts';
import type { BodyTimer } from './body-time.ts';
import type { SeenProxies } from './front-door.ts';
import type { OwnNames } from './own-names.ts';
import type { OpenConnections } from './open-connections.ts';

/** Everything the HTTP side is built from; made once in app.ts. */
export type WebContext = AppContext & {
  log: Log;
  jobs: Jobs;
  settings: Settings;
  secretBox: SecretBox;
  attributionSigner: Signer;
  /** signs the cookie of the browser in which a referrer joined */
  joinedSigner: Signer;
  /** signs code and time in the address that a mail leads to: who opens it soon reads the mail, or was sent there */
  mailedLinkSigner: Signer;
  /** makes of the address of a mail the key that it is counted by */
  recipientHash: KeyedHash;
  people: PeopleContext;
  /** makes of where a form came from a key that says nothing else */
  callerSigner: Signer;
  /** signs the cookie of a browser in which a person has signed in */
  deviceSigner: Signer;
  auth: SignIn;
  linkVisits: LinkVisits;
  changes: ChangeFeed;
  bodyTimer: BodyTimer;
  ownNames: OwnNames;
  proxies: SeenProxies;
  connections: OpenConnections;
  /** null while the operator has not asked for them */
  metrics: Metrics | null;
  crm: CrmContext;
  /** takes notifications of the CRM in */
  intake: NotificationIntake;
  recipients: Recipients;
  intercom: IntercomContext;
  /** @throws Refusal sign_in_required or unknown_api_key. */
  callerOf(request: FastifyRequest): Caller;
};

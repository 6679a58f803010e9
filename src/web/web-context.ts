import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.ts';
import type { Parts } from '../history/app-context.ts';
import type { IntercomParts } from '../intercom/intercom-context.ts';
import type { LinkVisits } from '../links/visit-links.ts';
import type { Sealer } from '../platform/crypto/secret-box.ts';
import type { Signer } from '../platform/crypto/signer.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/log/log.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { Caller } from '../team/find-caller.ts';
import type { SignIn } from '../team/sign-in.ts';
import type { BodyTimer } from './body-time.ts';
import type { News } from './change-feed.ts';

/** Everything the HTTP side is built from; made once in app.ts. */
export type WebParts = Parts & {
  log: Log;
  jobs: Jobs;
  settings: Settings;
  sealer: Sealer;
  attributionSigner: Signer;
  /** signs the code in the address of the page that ends joining */
  joinedSigner: Signer;
  auth: SignIn;
  linkVisits: LinkVisits;
  news: News;
  bodyTimer: BodyTimer;
  /** null while the operator has not asked for them */
  metrics: Metrics | null;
  intercom: IntercomParts;
  /** @throws Problem 401 when nobody is signed in and no valid API key was sent. */
  callerOf(request: FastifyRequest): Caller;
};

import { asCrmError, type CrmError } from '../provider/crm-error.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import { decideOnFailure, type BackOffKind, type CallDecision } from './call-failure-rules.ts';
import type { Connection } from './connection.ts';
import { createClient, type ClientOptions } from './create-client.ts';
import type { CrmContext } from './crm-context.ts';
import { reportAttention } from './report-attention.ts';

/** A call to the CRM failed, and what follows is decided. Its message is for the screen. */
abstract class FailedCall extends Error {
  readonly error: CrmError;
  constructor(error: CrmError) {
    super(error.message, { cause: error });
    this.error = error;
  }
}

/** It may succeed later. */
export class RetryAt extends FailedCall {
  override name = 'RetryAt';
  readonly at: Date;
  /** whether this counts as a try; a rate-limited call does not */
  readonly counts: boolean;
  constructor(error: CrmError, { at, counts }: Extract<CallDecision, { does: 'retry' }>) {
    super(error);
    this.at = at;
    this.counts = counts;
  }
}

/** A person has to act: on the connection, which is marked; on the data; or because enough was tried. */
export class GivenUp extends FailedCall {
  override name = 'GivenUp';
  readonly because: 'connection' | 'data' | 'tries';
  constructor(error: CrmError, { because }: Extract<CallDecision, { does: 'give_up' }>) {
    super(error);
    this.because = because;
  }
}

export type CallFailed = RetryAt | GivenUp;
export const isCallFailed = (error: unknown): error is CallFailed => error instanceof FailedCall;

/**
 * Calls the CRM over a connection. One that turns out to be broken is marked, unless it was renewed meanwhile.
 * @param options.tries of this work, with this one; 1 unless given
 * @throws RetryAt or GivenUp for a call that failed; anything else as `work` throws it
 */
export async function withClient<Result>(
  context: CrmContext,
  connection: Connection,
  options: ClientOptions & { backOff: BackOffKind; tries?: number },
  work: (client: CrmClient) => Promise<Result>,
): Promise<Result> {
  const { backOff, tries = 1, ...callOptions } = options;
  try {
    return await work(createClient(context, connection, callOptions));
  } catch (thrown) {
    const error = asCrmError(thrown);
    const decision = decideOnFailure(error, backOff, tries, context.clock.now());
    if (decision.does === 'retry') throw new RetryAt(error, decision);
    if (decision.because === 'connection') {
      const attention = error.attention ?? 'token_revoked';
      await context.db.transaction().execute((trx) => reportAttention(context, trx, connection, attention));
    }
    throw new GivenUp(error, decision);
  }
}

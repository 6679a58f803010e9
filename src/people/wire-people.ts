import { workspaceOf } from '../history/history.ts';
import { noteRewardedBefore } from '../leads/note-rewarded-before.ts';
import { eraseDeleted, eraseDeletedJob } from './erase-deleted.ts';
import { followChangedAddress } from './follow-changed-address.ts';
import type { PeopleContext } from './people-context.ts';
import { proposeErasures } from './propose-erasures.ts';

/** Connects what happens to a person's details and contacts with what follows in other modules. */
export function wirePeople(context: PeopleContext): void {
  const { history, jobs } = context;
  history.on('contact.state_changed', (trx, events) => proposeErasures(context, trx, events));
  jobs.handle(eraseDeletedJob, () => eraseDeleted(context));
  jobs.schedule(eraseDeletedJob, '13 * * * *');
  for (const type of ['lead.joined', 'lead.changed'] as const) {
    history.on(type, (trx, events) =>
      noteRewardedBefore(
        context,
        trx,
        workspaceOf(events),
        events.flatMap(({ leadId }) => leadId ?? []),
      ),
    );
  }
  history.onEach('lead.changed', (trx, event) => followChangedAddress(context, trx, event));
  history.onEach('referrer.changed', (trx, event) => followChangedAddress(context, trx, event));
}

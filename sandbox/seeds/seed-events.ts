import { parseEvent } from '../actions/event-input.ts';
import { addEvent } from '../actions/track-event.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import type { EventSeed } from './contact-schema.ts';
import { before } from './lookup.ts';
import { type SeedPath, SeedProblem } from './seed-problem.ts';

/**
 * Adds the events of a contact.
 * @throws SeedProblem
 */
export function seedEvents(
  workspace: Workspace,
  contactId: string,
  seeds: EventSeed[],
  nowMs: number,
  path: SeedPath,
): void {
  for (const [index, { name, days_ago: daysAgo, metadata }] of seeds.entries()) {
    const createdAt = Math.floor(before(nowMs, daysAgo) / 1000);
    try {
      addEvent(workspace, contactId, parseEvent({ event_name: name, created_at: createdAt, metadata }));
    } catch (error) {
      if (error instanceof IntercomError)
        throw new SeedProblem([...path, index], `is not a valid event: ${error.message}.`);
      throw error;
    }
  }
}

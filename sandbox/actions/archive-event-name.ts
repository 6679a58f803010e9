import type { Sandbox } from '../context.ts';
import { type EventName, eventNameLimit } from '../entities/event.ts';
import type { Workspace } from '../entities/workspace.ts';
import { invalid, resourceNotFound } from '../http/intercom-error.ts';

/**
 * Archives an event name or makes it active again; Intercom's settings do this, the API cannot.
 * @throws IntercomError 400 when 120 others are active, 404
 */
export function archiveEventName(sandbox: Sandbox, workspace: Workspace, name: string, archived: boolean): EventName {
  const known = workspace.eventNames.find((one) => one.name === name);
  if (known === undefined) throw resourceNotFound();
  const active = workspace.eventNames.filter((one) => !one.archived).length;
  if (!archived && known.archived && active >= eventNameLimit)
    throw invalid(`You have reached the limit of ${eventNameLimit} active events`);
  known.archived = archived;
  sandbox.changed();
  return known;
}

import { expect, it } from 'vitest';
import { operationWork } from '../../src/integration/bulk-operations/operation.ts';
import { choiceSchema } from '../../src/integration/outbound/read-delivery.ts';
import { outageReportWork } from '../../src/integration/reconcile/outage/outage.ts';
import { newId } from '../../src/platform/id/id.ts';

// what servers of older versions left in queues and documents

const [workspaceId, workId, heldBy] = [newId(), newId(), newId()];

it.each([
  ['a bulk operation', operationWork.job.payload, { runId: workId }, { operationId: workId }],
  ['an outage report', outageReportWork.job.payload, { gapId: workId }, { reportId: workId }],
])('a job of %s is taken up by its old key and by today’s', (_, payload, then, today) => {
  expect(payload.parse({ workspaceId, ...then, heldBy })).toEqual({ workspaceId, ...today, heldBy });
  expect(payload.parse({ workspaceId, ...today, heldBy })).toEqual({ workspaceId, ...today, heldBy });
});

it('the message of an old choice of a contact is read', () => {
  const choice = { outcome: 'updated', others: [] };
  expect(choiceSchema.parse({ ...choice, words: 'One contact.' })).toEqual({ ...choice, message: 'One contact.' });
  expect(choiceSchema.parse({ ...choice, message: 'One contact.' })).toEqual({ ...choice, message: 'One contact.' });
});

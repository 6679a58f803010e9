import { Alert } from '@mantine/core';
import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import type { LeadDetail } from '../api/types.ts';

/** Why the lead is, or is not yet, qualified. */
export function Qualification({ lead }: { lead: LeadDetail }) {
  const isQualified = lead.state === 'Qualified';
  return (
    <Alert
      color={isQualified ? 'green' : 'yellow'}
      icon={isQualified ? <IconCircleCheck /> : <IconHourglass />}
      title={isQualified ? 'Why this lead qualified' : 'Why not qualified yet'}
      role="note"
    >
      {lead.qualification.sentence}
    </Alert>
  );
}

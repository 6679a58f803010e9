import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import type { CorrectionPreview, LeadCorrection } from '../api/types.ts';
import { PreviewResult } from '../intercom/panel/preview/preview-result.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import type { EditedPerson } from './edit-person.tsx';

type Row = { id: string; label: string; was: string; now: string };

const labels = {
  email: 'Email',
  first_name: 'First Name',
  last_name: 'Last Name',
  phone: 'Phone',
  company: 'Company',
} as const;

const columns: ReadonlyArray<Column<Row>> = [
  { header: 'Field', cell: ({ label }) => <Text size="sm">{label}</Text> },
  {
    header: 'Now',
    cell: ({ was }) => (
      <Text size="sm" c="dimmed">
        {was || 'empty'}
      </Text>
    ),
  },
  {
    header: 'Will be',
    cell: ({ now }) => (
      <Text size="sm" fw={600}>
        {now || 'empty'}
      </Text>
    ),
  },
];

interface ReviewChangeProps {
  before: EditedPerson;
  after: LeadCorrection;
  preview: CorrectionPreview;
  isSaving: boolean;
  onBack: () => void;
  onSave: () => void;
}

/** What is about to change, here and in the CRM, and what follows from it. */
export function ReviewChange({ before, after, preview, isSaving, onBack, onSave }: ReviewChangeProps) {
  const rows = Object.entries(labels).flatMap(([field, label]): Row[] => {
    const [was, now] = [before, after].map((person) => (person as Partial<Record<string, string>>)[field]?.trim());
    return was === undefined || now === undefined || was === now ? [] : [{ id: field, label, was, now }];
  });
  const consequences = consequencesOf(preview);
  const { crm } = preview;
  return (
    <Stack gap="md">
      <DataTable label="What will change" columns={columns} rows={rows} minWidth={360} />
      {consequences.length > 0 ? (
        <Alert color="yellow" icon={<IconAlertCircle />} title="What follows">
          <List size="sm">
            {consequences.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      {crm.message ? (
        <Alert color="blue" icon={<IconInfoCircle />}>
          {crm.message}
        </Alert>
      ) : null}
      {crm.preview ? (
        <PreviewResult
          preview={{ ...crm.preview, rows: crm.preview.rows.filter(({ effect }) => effect !== 'same'), events: [] }}
        />
      ) : null}
      <Group justify="flex-end" mt="xs">
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button loading={isSaving} onClick={onSave} data-autofocus>
          Save changes
        </Button>
      </Group>
    </Stack>
  );
}

function consequencesOf({ hold, rewards_to_review: count, old_address: told, crm }: CorrectionPreview): string[] {
  return [
    ...(hold ? [`The lead is On hold: ${hold}`] : []),
    ...(count > 0
      ? [`${count === 1 ? '1 due reward waits' : `${count} due rewards wait`} for review, until a teammate confirms.`]
      : []),
    ...(told === 'told'
      ? ['The old address gets an e-mail that says it was replaced. It does not name the new one.']
      : []),
    ...(told === 'no_mail_server'
      ? ['The old address is not informed, because no mail server is set up: do so yourself.']
      : []),
    ...(crm.retried > 0
      ? [`${crm.retried === 1 ? '1 failed delivery is' : `${crm.retried} failed deliveries are`} retried.`]
      : []),
  ];
}

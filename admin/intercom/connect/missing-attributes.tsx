import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { createAttribute } from '../../api/integrations.ts';
import type { Connection, MovePreview } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';

type Lacking = MovePreview['lacking'][number];

const typeWords: Record<NonNullable<Lacking['type']>, string> = {
  string: 'text',
  integer: 'whole number',
  float: 'decimal number',
  boolean: 'Yes or No',
  day: 'date',
  instant: 'date',
  options: 'list',
  options_many: 'list',
};

/** The attributes that another workspace lacks, each with a way to create it there as it is here. */
export function LackingAttributes({ lacking, to }: { lacking: Lacking[]; to: Connection }) {
  const count = lacking.length === 1 ? '1 attribute does' : `${lacking.length} attributes do`;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title={`${count} not fit in ${to.workspace.name}`}>
      <Stack gap="sm">
        {lacking.map((one) => (
          <Group key={one.attribute} justify="space-between" gap="xs" wrap="wrap">
            <Stack gap={0} flex="1 1 220px" style={{ overflowWrap: 'anywhere' }}>
              <Text size="sm" fw={600}>
                {one.label}
                {one.type ? ` (${typeWords[one.type]})` : ''}
              </Text>
              <Text size="sm">
                {one.sentence} Used for: {one.used_by.join(', ')}.
              </Text>
            </Stack>
            {one.creation ? <CreateButton creation={one.creation} label={one.label} to={to} /> : null}
          </Group>
        ))}
        <Text size="sm">
          You can also move first, and mend the settings afterwards. Until then people may not be sent, and leads may
          not qualify.
        </Text>
      </Stack>
    </Alert>
  );
}

interface CreateButtonProps {
  creation: NonNullable<Lacking['creation']>;
  label: string;
  to: Connection;
}

function CreateButton({ creation, label, to }: CreateButtonProps) {
  const { name } = to.workspace;
  const create = useAction(
    () => createAttribute(to.id, { ...creation, description: 'Used by a campaign of Goodword' }),
    { success: () => `“${label}” is in ${name} now.` },
  );
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} />}
      loading={create.isPending}
      aria-label={`Create ${label} in ${name}`}
      onClick={() => create.mutate(undefined)}
    >
      Create in {name}
    </Button>
  );
}

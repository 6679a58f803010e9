import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { createAttribute } from '../../api/integrations.ts';
import type { Connection, MovePreview } from '../../api/types.ts';
import classes from '../../ui/text.module.css';
import { useAction } from '../../ui/use-action.ts';

type Missing = MovePreview['missing'][number];

export const attributeTypeLabels: Record<NonNullable<Missing['type']>, string> = {
  string: 'text',
  integer: 'whole number',
  float: 'decimal number',
  boolean: 'Yes or No',
  day: 'date',
  instant: 'date',
  options: 'list',
  options_many: 'list',
};

/** The attributes that the target workspace does not have, each with a button that creates it there. */
export function MissingAttributes({ missing, to }: { missing: Missing[]; to: Connection }) {
  const count = missing.length === 1 ? '1 attribute does' : `${missing.length} attributes do`;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title={`${count} not fit in ${to.workspace.name}`}>
      <Stack gap="sm">
        {missing.map((one) => (
          <Group key={one.attribute} justify="space-between" gap="xs" wrap="wrap">
            <Stack gap={0} flex="1 1 220px" className={classes.breakAnywhere}>
              <Text size="sm" fw={600}>
                {one.label}
                {one.type ? ` (${attributeTypeLabels[one.type]})` : ''}
              </Text>
              <Text size="sm">
                {one.sentence} Used for: {one.used_by.join(', ')}.
              </Text>
            </Stack>
            {one.creation ? <CreateButton creation={one.creation} label={one.label} to={to} /> : null}
          </Group>
        ))}
        <Text size="sm">
          You can also move now and fix the settings afterwards. Until then, some people may not be sent and some leads
          may not qualify.
        </Text>
      </Stack>
    </Alert>
  );
}

interface CreateButtonProps {
  creation: NonNullable<Missing['creation']>;
  label: string;
  to: Connection;
}

function CreateButton({ creation, label, to }: CreateButtonProps) {
  const { name } = to.workspace;
  const create = useAction(
    () => createAttribute(to.id, { ...creation, description: 'Used by a campaign of Goodword' }),
    { success: () => `“${label}” created in ${name}.` },
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

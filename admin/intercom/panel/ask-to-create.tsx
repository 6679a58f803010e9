import { Code, List, Text } from '@mantine/core';
import type { AttributeCreation } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import classes from '../../ui/text.module.css';
import { attributeTypeLabels } from '../connect/missing-attributes.tsx';

/** Asks once before saving creates attributes in the CRM: which, of what type, and what goes into them. */
export function askToCreate(creations: readonly AttributeCreation[], crm: string, onConfirm: () => void): void {
  // a mapping row and a return field may share an attribute
  const byName = new Map(creations.map((creation) => [creation.name, creation]));
  const attributes = byName.size === 1 ? '1 attribute' : `${byName.size} attributes`;
  askToConfirm({
    title: `Create ${attributes} in ${crm}?`,
    body: (
      <>
        <Text size="sm" mb="xs">
          Your mapping uses {byName.size === 1 ? 'an attribute that does' : 'attributes that do'} not exist in {crm}{' '}
          yet. Goodword creates {byName.size === 1 ? 'it' : 'them'}, then saves your settings.
        </Text>
        <List size="sm" spacing={4} className={classes.breakAnywhere}>
          {[...byName.values()].map(({ name, type, used_for: value }) => (
            <List.Item key={name}>
              <Code>{name}</Code> ({attributeTypeLabels[type]}) for {value}
            </List.Item>
          ))}
        </List>
      </>
    ),
    confirm: 'Create and save',
    onConfirm,
  });
}

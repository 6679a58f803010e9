import { Button, Group, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { createAttribute, readAttributesAgain } from '../../api/integrations.ts';
import type { Attribute, NewAttribute } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';
import { useCrmTitle } from '../use-crm.ts';
import { openNewAttribute } from './new-attribute-form.tsx';

interface CreateMissingProps {
  connectionId: string;
  /** Our name for it, and the type that fits what is written to it. A name that ends with _ is to be completed. */
  proposal: Pick<NewAttribute, 'name' | 'type'>;
  /** The attribute, where the CRM has it already. */
  existing: Attribute | undefined;
  /** The row names it already, and only its creation is missing. */
  isChosen: boolean;
  /** Saving the settings creates it anyway, so that only another one is offered. */
  isCreatedOnSave: boolean;
  onPick: (fullName: string) => void;
}

/** Creates the attribute that a row needs: the proposed one with a click, another one by name and type. */
export function CreateMissing(props: CreateMissingProps) {
  const { connectionId, proposal, existing, isChosen, isCreatedOnSave, onPick } = props;
  const crm = useCrmTitle();
  const queryClient = useQueryClient();
  // picked once the lists have it, so that the offer to create it does not flash up again
  const finish = async (attribute: Attribute) => {
    await readAttributesAgain(queryClient);
    onPick(attribute.full_name);
  };
  const create = useAction((attribute: NewAttribute) => createAttribute(connectionId, attribute), {
    success: ({ label }) => `“${label}” created in ${crm}.`,
    onDone: (attribute) => void finish(attribute),
  });
  const { name } = proposal;
  return (
    <Group gap={4} mt={6}>
      {name.endsWith('_') || isCreatedOnSave ? null : (
        <Button
          size="compact-xs"
          variant="light"
          h="auto"
          py={3}
          styles={{ label: { whiteSpace: 'normal', overflowWrap: 'anywhere', textAlign: 'left' } }}
          leftSection={existing ? null : <IconPlus size={14} />}
          loading={create.isPending}
          onClick={() =>
            existing ? onPick(existing.full_name) : create.mutate({ ...proposal, description: 'Written by Goodword' })
          }
        >
          {isChosen ? (
            <>
              Create in {crm}
              <VisuallyHidden> {name}</VisuallyHidden>
            </>
          ) : (
            `${existing ? 'Use' : 'Create'} ${name}`
          )}
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() =>
          openNewAttribute({ connectionId, crm, proposal, onCreated: (attribute) => void finish(attribute) })
        }
      >
        {name.endsWith('_') ? 'Create an attribute…' : 'Create another…'}
      </Button>
    </Group>
  );
}

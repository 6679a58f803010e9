import { Button, Group, type ButtonProps } from '@mantine/core';
import { IconEraser, IconPencil } from '@tabler/icons-react';
import type { PersonKind } from '../api/people.ts';
import { OwnerButton } from '../ui/owner-button.tsx';
import { openEditPerson, type EditedPerson } from './edit-person.tsx';
import { openErasePerson } from './erase-person.tsx';

interface PersonButtonsProps extends Pick<ButtonProps, 'size'> {
  kind: PersonKind;
  person: EditedPerson;
}

/** What can be done to a person's data: correct it, or, as an owner, erase it; a member reads why not. */
export function PersonButtons({ kind, person, size }: PersonButtonsProps) {
  const shared = size === undefined ? {} : { size };
  return (
    <Group gap="sm">
      <Button
        {...shared}
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => openEditPerson(kind, person)}
      >
        Edit
      </Button>
      <OwnerButton
        {...shared}
        variant="default"
        leftSection={<IconEraser size={16} aria-hidden />}
        onClick={() => openErasePerson({ kind, id: person.id, email: person.email })}
      >
        Erase person
      </OwnerButton>
    </Group>
  );
}

import type { ButtonProps } from '@mantine/core';
import { useIsOwner } from '../shell/use-is-owner.ts';
import { ActionButton } from './action-button.tsx';

/** A button for what only owners may do; a member sees it disabled, with the reason. */
export function OwnerButton(button: ButtonProps & { onClick: () => void }) {
  const isOwner = useIsOwner();
  const reason = isOwner ? null : 'Only an owner can do this. Ask an owner of your team.';
  return <ActionButton decision={{ allowed: isOwner, reason }} {...button} />;
}

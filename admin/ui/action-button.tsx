import { Button, Tooltip, type ButtonProps } from '@mantine/core';

interface ActionButtonProps extends ButtonProps {
  /** whether the server allows the action now, and why not */
  decision: { allowed: boolean; reason: string | null };
  onClick: () => void;
}

/** A button for an action of a record. While the action is not allowed, it is disabled and says why. */
export function ActionButton({ decision: { allowed, reason }, onClick, ...button }: ActionButtonProps) {
  return (
    <Tooltip label={reason} disabled={allowed || !reason} multiline maw={300}>
      <Button
        {...button}
        // `data-disabled` keeps the button focusable, so that the reason can be reached from the keyboard.
        {...(!allowed && { 'data-disabled': true, 'aria-disabled': true, 'aria-description': reason ?? '' })}
        onClick={() => allowed && onClick()}
      />
    </Tooltip>
  );
}

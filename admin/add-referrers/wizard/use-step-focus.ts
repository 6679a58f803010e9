import { useDidUpdate } from '@mantine/hooks';
import { useRef } from 'react';

/**
 * After a change of step, reading and tabbing begin at its heading, not at a button that is gone.
 * @returns the ref of what surrounds the steps
 */
export function useStepFocus(step: number) {
  const around = useRef<HTMLDivElement>(null);
  useDidUpdate(() => around.current?.querySelector('h2')?.focus(), [step]);
  return around;
}

import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { problemSentence } from '../api/problem.ts';

interface ActionOptions<Result> {
  /** The sentence shown when it worked. */
  success?: (result: Result) => string;
  onDone?: (result: Result) => void;
  /** Set by forms that show the refusal beside their fields; without it the refusal is shown as a notification. */
  onRefused?: (problem: unknown) => void;
}

/**
 * Something a person does: calls the server, then says how it went. Lists on screen are read again by themselves.
 * @param act the call; throws ApiProblem when refused.
 */
export function useAction<Input, Result>(act: (input: Input) => Promise<Result>, options: ActionOptions<Result> = {}) {
  const { success, onDone, onRefused = notifyProblem } = options;
  return useMutation<Result, Error, Input>({
    mutationFn: act,
    onSuccess: (result) => {
      if (success) notifyDone(success(result));
      onDone?.(result);
    },
    onError: onRefused,
  });
}

/** Says that something worked. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', withBorder: true });
}

/** Says in the server's words why something did not work; stays until it is closed. */
export function notifyProblem(problem: unknown): void {
  notifications.show({
    title: 'That did not work',
    message: problemSentence(problem),
    color: 'red',
    autoClose: false,
    withBorder: true,
  });
}

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
 * An action of the user: calls the server, then shows the result. Lists on screen are refetched automatically.
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

/** Confirms that an action worked. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', withBorder: true });
}

/** Shows the server's reason for a refusal; stays until it is closed. */
export function notifyProblem(problem: unknown): void {
  notifications.show({
    title: 'Something went wrong',
    message: problemSentence(problem),
    color: 'red',
    autoClose: false,
    withBorder: true,
  });
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverPaths } from '../paths.ts';
import { readAgain } from './read-again.ts';

const reopenMs = 3000;

/** Keeps every open screen fresh: what it shows is read again when the server says that it changed. */
export function useLiveUpdates(): void {
  const queryClient = useQueryClient();
  useEffect(() => listenForChanges((changes) => readAgain(queryClient, changes)), [queryClient]);
}

/** Listens to the server's stream. @returns the function that stops listening. */
function listenForChanges(onChanges: (changes: ReadonlySet<string>) => void): () => void {
  let source: EventSource;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    source = new EventSource(serverPaths.stream);
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      const { topics } = JSON.parse(data) as { topics: string[] };
      onChanges(new Set(topics));
    });
    source.addEventListener('error', () => {
      // The browser reconnects a broken line by itself, but gives up when the answer was an error page.
      if (source.readyState !== EventSource.CLOSED) return;
      reopening = setTimeout(open, reopenMs);
    });
  };

  open();
  return () => {
    source.close();
    clearTimeout(reopening);
  };
}

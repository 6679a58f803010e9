import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverPaths } from '../paths.ts';
import { refetchAll } from './refetch-all.ts';

const throttleMs = 300;
const reopenMs = 3000;

/** Keeps every open screen fresh: reads again what is shown whenever the server says that something changed. */
export function useLiveUpdates(): void {
  const queryClient = useQueryClient();
  useEffect(() => listenForNews(() => refetchAll(queryClient)), [queryClient]);
}

/**
 * Listens to the server's stream and calls back at most once per 300 ms.
 * @returns the function that stops listening.
 */
export function listenForNews(onNews: () => void): () => void {
  let source: EventSource;
  let pending: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const announce = () => {
    pending ??= setTimeout(() => {
      pending = undefined;
      onNews();
    }, throttleMs);
  };
  const open = () => {
    source = new EventSource(serverPaths.stream);
    source.addEventListener('news', announce);
    // Whatever happened before the line was up, also since the screen was read first, was not announced to us.
    source.addEventListener('open', announce);
    source.addEventListener('error', () => {
      // The browser reconnects a broken line by itself, but gives up when the answer was an error page.
      if (source.readyState !== EventSource.CLOSED) return;
      reopening = setTimeout(open, reopenMs);
    });
  };

  open();
  return () => {
    source.close();
    clearTimeout(pending);
    clearTimeout(reopening);
  };
}

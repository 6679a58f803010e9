import { useRouter } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent } from 'react';

/** A link whose address came from the server: opened inside the app, without loading it again. */
export function AppLink({ href, children, onClick, ...anchor }: ComponentProps<'a'> & { href: string }) {
  const router = useRouter();
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const wantsNewTab = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (wantsNewTab || !href.startsWith('/')) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={open} {...anchor}>
      {children}
    </a>
  );
}

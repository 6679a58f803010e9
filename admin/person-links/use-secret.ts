import { useState } from 'react';

/** The secret of the link that was opened, behind its `#`: it is in no request for a page. */
export function useSecret(): string {
  const [secret] = useState(() => window.location.hash.slice(1));
  return secret;
}

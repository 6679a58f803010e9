import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';

/** Whether the signed-in person is an owner of the team; the server decides it again for each request. */
export function useIsOwner(): boolean {
  const { data: session } = useQuery(sessionQuery);
  return session?.user?.role === 'owner';
}

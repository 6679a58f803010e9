import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconExternalLink } from '@tabler/icons-react';
import { sessionQuery } from '../api/session.ts';

/** Opens the practice Intercom, where there is one. */
export function PracticeIntercomLink({ fullWidth = false }: { fullWidth?: boolean }) {
  const { data: session } = useQuery(sessionQuery);
  if (!session?.practice_intercom_url) return null;
  return (
    <Button
      component="a"
      href={session.practice_intercom_url}
      target="_blank"
      rel="noreferrer"
      variant="default"
      size="sm"
      fullWidth={fullWidth}
      rightSection={<IconExternalLink size={16} />}
    >
      Practice Intercom
    </Button>
  );
}

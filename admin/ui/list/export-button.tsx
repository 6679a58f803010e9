import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

/** Downloads what the list shows, all pages of it, as a CSV file. */
export function ExportButton({ href }: { href: string }) {
  return (
    <Button component="a" variant="default" leftSection={<IconDownload size={16} />} href={href} download>
      Export CSV
    </Button>
  );
}

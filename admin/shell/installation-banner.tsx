import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { api } from '../api/client.ts';

/** Says on every screen of a campaign what the operator should set, where Goodword is not reached as it believes. */
export function InstallationBanner() {
  const { data } = api.useQuery('get', '/api/v1/installation');
  if (!data) return null;
  const here = window.location.origin;
  return (
    <>
      {data.public_url === here ? null : (
        <Notice title={`Referral links begin with ${data.public_url}`}>
          You opened Goodword at {here}. If customers cannot reach {data.public_url}, set PUBLIC_URL to the address that
          they can reach, such as {here}, and start Goodword again.
        </Notice>
      )}
      {data.untrusted_proxy ? (
        <Notice title="Visitors may count as one address">
          This page came through a proxy, but TRUST_PROXY is 0: all who come through it count as one address, and one of
          them can use up the limits of all. If the proxy stands in front of Goodword, set TRUST_PROXY to the number of
          such proxies, 1 for one, and start Goodword again.
        </Notice>
      ) : null}
    </>
  );
}

function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title={title} aria-label={title} mb="lg">
      <Text size="sm">{children}</Text>
    </Alert>
  );
}

import { Alert } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { api } from '../api/client.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths } from '../paths.ts';
import { useIsOwner } from '../shell/use-is-owner.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { AnchorLink } from '../ui/links.tsx';

/** How many people wait to be erased or kept; nothing when none does, or when the caller may not know. */
export function useProposalsCount(): number {
  const { data } = api.useQuery('get', '/api/v1/people/erasure-proposals', {}, { retry: false });
  return data?.count ?? 0;
}

/** Leads to the list of people whose contact was deleted in the CRM. */
export function ProposalsNotice() {
  const count = useProposalsCount();
  const crm = useCrmTitle();
  const isOwner = useIsOwner();
  const campaignId = useCampaignId();
  if (count === 0) return null;
  return (
    <Alert color="blue" icon={<IconEraser />} role="note">
      {count === 1 ? '1 person was' : `${count.toLocaleString()} people were`} deleted in {crm}.{' '}
      <AnchorLink to={paths.personalData} params={{ campaignId }} size="sm">
        {isOwner ? `Erase or keep ${count === 1 ? 'them' : 'each'}` : 'Show'}
      </AnchorLink>
    </Alert>
  );
}

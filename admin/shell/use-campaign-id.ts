import { useParams } from '@tanstack/react-router';

/** The campaign in the address. Only for screens below /campaigns/{id}. */
export function useCampaignId(): string {
  const { campaignId } = useParams({ strict: false });
  if (campaignId === undefined) throw new Error('This screen has no campaign in its address.');
  return campaignId;
}

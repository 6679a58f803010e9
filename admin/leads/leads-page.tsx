import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus, IconUserCheck } from '@tabler/icons-react';
import { filled } from '../api/client.ts';
import { paths } from '../paths.ts';
import { ProposalsNotice } from '../people/proposals-notice.tsx';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { ListTools } from '../ui/list-tools.tsx';
import { Page } from '../ui/page.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { RowsPicture } from '../ui/rows-picture.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { leadStates } from '../ui/states.ts';
import { openAddLeads } from './add-leads.tsx';
import { HeldLeads } from './held-leads.tsx';
import { heldColumns, leadColumns } from './lead-columns.tsx';

const anyState = 'any';

/** The leads of this campaign. */
export function Leads() {
  const campaignId = useCampaignId();
  const { search, state } = useSearch({ from: `/signed-in/campaign${paths.leads}` });
  const navigate = useNavigate();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const show = (next: { search?: string | undefined; state?: (typeof leadStates)[number] | undefined }) => {
    // what is selected is on the screen
    setSelected(new Set());
    void navigate({ to: paths.leads, params: { campaignId }, search: { search, state, ...next }, replace: true });
  };
  const openLead = (leadId: string) => void navigate({ to: paths.lead, params: { campaignId, leadId } });
  const isNarrowed = search !== undefined || state !== undefined;
  const isHeld = state === 'On hold';
  return (
    <Page
      title="Leads"
      lead="People who were referred. A lead qualifies when it reaches your milestone."
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => openAddLeads(campaignId, openLead)}>
          Add Leads
        </Button>
      }
    >
      <ProposalsNotice />
      <ListTools>
        <SearchField
          label="Search name or e-mail"
          value={search ?? ''}
          onSearch={(text) => show({ search: text || undefined })}
        />
        <Select
          aria-label="State"
          data={[{ value: anyState, label: 'Any state' }, ...leadStates]}
          value={state ?? anyState}
          onChange={(chosen) => show({ state: leadStates.find((known) => known === chosen) })}
          w={170}
        />
      </ListTools>
      {isHeld ? (
        <HeldLeads
          campaignId={campaignId}
          selected={selected}
          onSelect={setSelected}
          isNarrowed={search !== undefined}
        />
      ) : null}
      <PagedTable
        label="Leads"
        path="/api/v1/leads"
        params={{ query: { campaign_id: campaignId, ...filled({ state, search }) } }}
        columns={isHeld ? heldColumns(campaignId, { selected, onSelect: setSelected }) : leadColumns(campaignId)}
        opensOnClick
        empty={
          isNarrowed ? (
            <Empty
              icon={<IconUserCheck />}
              title="No matches"
              actions={
                <Button variant="default" onClick={() => show({ search: undefined, state: undefined })}>
                  Show all leads
                </Button>
              }
            >
              No lead fits this search and state. Try a shorter search or any state.
            </Empty>
          ) : (
            <Empty
              icon={<IconUserCheck />}
              picture={<RowsPicture end="state" />}
              title="No leads yet"
              actions={
                <ButtonLink to={paths.onboard} params={{ campaignId }} variant="default">
                  Onboard Referrers
                </ButtonLink>
              }
            >
              Leads appear here as soon as a friend joins through a referral link. You can also add one with Add Leads.
            </Empty>
          )
        }
      />
    </Page>
  );
}

import { Button, Group } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconSpeakerphone } from '@tabler/icons-react';
import { filled } from '../api/client.ts';
import { paths } from '../paths.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { ListTools } from '../ui/list-tools.tsx';
import { Page } from '../ui/page.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { RowsPicture } from '../ui/rows-picture.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { AddReferrers } from '../add-referrers/add-referrers.tsx';
import { referrerColumns } from './referrer-columns.tsx';
import { ReferrerDrawer } from './referrer-drawer.tsx';

/** The referrers of this campaign. */
export function Referrers() {
  const campaignId = useCampaignId();
  const { search, open } = useSearch({ from: `/signed-in/campaign${paths.referrers}` });
  const navigate = useNavigate();
  const show = (next: { search?: string | undefined; open?: string | undefined }) =>
    void navigate({ to: paths.referrers, params: { campaignId }, search: { search, ...next }, replace: true });
  const actions = (
    <Group gap="sm">
      <ButtonLink to={paths.imports} params={{ campaignId }} variant="default">
        Imports
      </ButtonLink>
      <AddReferrers campaignId={campaignId} onAdded={(id) => show({ open: id })} />
    </Group>
  );
  return (
    <Page
      title="Referrers"
      lead="People who refer friends. Each has one link and one code in this campaign."
      actions={actions}
    >
      <ListTools>
        <SearchField
          label="Search name, e-mail or code"
          value={search ?? ''}
          onSearch={(text) => show({ search: text || undefined })}
        />
      </ListTools>
      <PagedTable
        label="Referrers"
        path="/api/v1/referrers"
        params={{ query: { campaign_id: campaignId, ...filled({ search }) } }}
        columns={referrerColumns(campaignId)}
        opensOnClick
        empty={
          search ? (
            <Empty
              icon={<IconSpeakerphone />}
              title="No matches"
              actions={
                <Button variant="default" onClick={() => show({ search: undefined })}>
                  Show all referrers
                </Button>
              }
            >
              {`No referrer has “${search}” in name, e-mail or code. Try a shorter search.`}
            </Empty>
          ) : (
            <Empty
              icon={<IconSpeakerphone />}
              picture={<RowsPicture end="link" />}
              title="No referrers yet"
              actions={
                <ButtonLink to={paths.onboard} params={{ campaignId }} variant="default">
                  Onboard Referrers
                </ButtonLink>
              }
            >
              Everyone who joins gets a link and a code, listed here. Share the join page, or add people with Add
              Referrers.
            </Empty>
          )
        }
      />
      <ReferrerDrawer referrerId={open} onClose={() => show({ open: undefined })} />
    </Page>
  );
}

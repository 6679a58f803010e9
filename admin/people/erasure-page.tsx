import { Anchor, List, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { api, at } from '../api/client.ts';
import type { ErasureReport } from '../api/types.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths } from '../paths.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Fact, Facts } from '../ui/fact.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/section.tsx';
import { Timestamp } from '../ui/timestamp.tsx';

/** What an erasure did, and what the CRM keeps. */
export function ErasurePage() {
  const { erasureId, campaignId } = useParams({ from: `/signed-in/campaign/settings${paths.erasure}` });
  const report = api.useQuery('get', '/api/v1/people/erasures/{id}', at(erasureId));
  return (
    <Stack gap="lg">
      <BackLink to={paths.personalData} params={{ campaignId }}>
        Personal data
      </BackLink>
      <Loaded query={report}>{(found) => <Report report={found} />}</Loaded>
    </Stack>
  );
}

function Report({ report }: { report: ErasureReport }) {
  return (
    <>
      <Section title="Person erased">
        <Facts labelWidth={140} gap="xs">
          <Fact label="When">
            <Timestamp at={report.erased_at} size="sm" />
          </Fact>
          <Fact label="By">{report.actor.name}</Fact>
          <Fact label="Records">
            {report.people
              .map(({ kind, campaign }) => `${kind === 'lead' ? 'Lead' : 'Referrer'} in “${campaign}”`)
              .join(', ')}
          </Fact>
          <Fact label="Rewards">{rewardText(report)}</Fact>
        </Facts>
      </Section>
      <Section title="What was erased">
        <List size="sm" spacing={4}>
          {rowTexts(report.rows).map((text) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
        {report.addresses_of_others > 0 ? <Text size="sm">{othersText(report.addresses_of_others)}</Text> : null}
        <Text size="sm" c="dimmed">
          Ids, states, amounts and dates stay, and keyed hashes of the address: with them imports leave the person out,
          and a second reward is not earned. Copies in backups go with the backups.
        </Text>
      </Section>
      <CrmSection report={report} />
    </>
  );
}

function CrmSection({ report: { contacts } }: { report: ErasureReport }) {
  const crm = useCrmTitle();
  if (contacts.length === 0) {
    return (
      <Section title={`In ${crm}`}>
        <Text size="sm">No contact in {crm} was known to be this person.</Text>
      </Section>
    );
  }
  return (
    <Section title={`In ${crm}`}>
      <List size="sm" spacing={4}>
        {contacts.map((contact) => (
          <List.Item key={contact.contact_id}>
            {contactText(contact, crm)}{' '}
            {contact.url ? (
              <Anchor href={contact.url} target="_blank" rel="noreferrer" size="sm">
                Open contact
              </Anchor>
            ) : null}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

function contactText({ deletion, is_shared: isShared }: ErasureReport['contacts'][number], crm: string): string {
  if (isShared) return `This contact stands for another person as well. ${crm} keeps it.`;
  if (!deletion) return `${crm} keeps this contact with all it has, conversations included. Delete it there.`;
  if (deletion.state === 'Sent' || deletion.state === 'Skipped') return deletion.outcome ?? 'Deleted.';
  if (deletion.state === 'Failed') return `Not deleted: ${deletion.outcome ?? ''} Retry it in the delivery log.`;
  return deletion.outcome ? `To be deleted. ${deletion.outcome}` : 'Being deleted.';
}

function rewardText({ rewards: { decision, count, cancelled } }: ErasureReport): string {
  if (decision === null) return 'None were owed.';
  if (decision === 'cancel') return cancelled === 1 ? '1 cancelled.' : `${cancelled} cancelled.`;
  return count === 1 ? '1 kept, to be issued by hand.' : `${count} kept, to be issued by hand.`;
}

const othersText = (count: number): string =>
  count === 1
    ? 'One former address is another person’s today: it was erased only from what is about this person.'
    : `${count} former addresses are other people’s today: they were erased only from what is about this person.`;

const rowLabels: Record<string, [one: string, many: string]> = {
  leads: ['lead', 'leads'],
  referrers: ['referrer', 'referrers'],
  events: ['event of the history', 'events of the history'],
  deliveries: ['delivery', 'deliveries'],
  delivery_attempts: ['attempt with its calls', 'attempts with their calls'],
  contact_changes: ['change of a contact', 'changes of contacts'],
  crm_snapshots: ['copy of a contact', 'copies of contacts'],
  notifications: ['notification', 'notifications'],
  import_rows: ['row of an import', 'rows of imports'],
  outbox_mails: ['e-mail', 'e-mails'],
};

const rowTexts = (rows: Record<string, number>): string[] =>
  Object.entries(rowLabels).flatMap(([table, [one, many]]) => {
    const count = rows[table] ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString()} ${count === 1 ? one : many}`];
  });

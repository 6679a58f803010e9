import type { Import } from '../../api/types.ts';
import { Fact, Facts } from '../../ui/fact.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Section } from '../../ui/section.tsx';

const leaverWords: Record<Import['leavers'], string> = {
  keep: 'They are kept.',
  pause_link: 'Their link is paused.',
  ask: 'You are asked about each.',
};

/** How the import was set up, and by whom. */
export function ImportSettings({ found }: { found: Import }) {
  const isCsv = found.source === 'csv';
  const isOngoing = found.mode === 'ongoing';
  return (
    <Section title="Settings">
      <Facts labelWidth={170} gap="xs">
        <Fact label={isCsv ? 'File' : 'Contacts'}>{isCsv ? found.file?.name : found.title}</Fact>
        {isCsv ? null : <Fact label="How often">{isOngoing ? 'Ongoing Sync' : 'One-Time Sync'}</Fact>}
        {isOngoing ? <Fact label="Who leaves">{leaverWords[found.leavers]}</Fact> : null}
        {isCsv ? null : (
          <Fact label="New links">
            {found.silent ? 'Silent: no event is tracked.' : 'The event referral-link-created is tracked.'}
          </Fact>
        )}
        <Fact label="Referrers already here">{found.update_existing ? 'Updated' : 'Left as they are'}</Fact>
        {found.created_by ? <Fact label="Set up by">{found.created_by}</Fact> : null}
        <Fact label="Set up">
          <Moment at={found.created_at} size="sm" />
        </Fact>
        {found.rehearsed_at ? (
          <Fact label="Rehearsed">
            <Moment at={found.rehearsed_at} size="sm" />
          </Fact>
        ) : null}
        {found.started_at ? (
          <Fact label="Started">
            <Moment at={found.started_at} size="sm" />
          </Fact>
        ) : null}
      </Facts>
    </Section>
  );
}

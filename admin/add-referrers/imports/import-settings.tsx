import type { Import } from '../../api/types.ts';
import { Fact, Facts } from '../../ui/fact.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { Section } from '../../ui/section.tsx';

const departedTexts: Record<Import['departed'], string> = {
  keep: 'Keep them',
  pause_link: 'Pause their link',
  ask: 'Ask me',
};

/** How the import was set up, and by whom. */
export function ImportSettings({ importRecord }: { importRecord: Import }) {
  const isCsv = importRecord.source === 'csv';
  const isOngoing = importRecord.mode === 'ongoing';
  return (
    <Section title="Settings">
      <Facts labelWidth={170} gap="xs">
        <Fact label={isCsv ? 'File' : 'Contacts'}>{isCsv ? importRecord.file?.name : importRecord.title}</Fact>
        {isCsv ? null : <Fact label="Schedule">{isOngoing ? 'Ongoing Sync' : 'One-Time Sync'}</Fact>}
        {isOngoing ? <Fact label="No longer matching">{departedTexts[importRecord.departed]}</Fact> : null}
        {isCsv ? null : (
          <Fact label="New links">{importRecord.silent ? 'No event' : 'Event referral-link-created'}</Fact>
        )}
        <Fact label="Existing referrers">{importRecord.update_existing ? 'Updated' : 'Left unchanged'}</Fact>
        {importRecord.created_by ? <Fact label="Created by">{importRecord.created_by}</Fact> : null}
        <Fact label="Created">
          <Timestamp at={importRecord.created_at} size="sm" />
        </Fact>
        {importRecord.dry_run_at ? (
          <Fact label="Dry run">
            <Timestamp at={importRecord.dry_run_at} size="sm" />
          </Fact>
        ) : null}
        {importRecord.started_at ? (
          <Fact label="Started">
            <Timestamp at={importRecord.started_at} size="sm" />
          </Fact>
        ) : null}
      </Facts>
    </Section>
  );
}

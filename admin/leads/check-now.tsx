import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { checkLead } from '../api/leads.ts';
import { problemSentence } from '../api/problem.ts';
import type { LeadCheck, LeadDetail } from '../api/types.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { DatedSentence } from '../ui/dated-sentence.tsx';
import { useAction } from '../ui/use-action.ts';

type Result = { found: LeadCheck; problem: null } | { found: null; problem: unknown };

/** Reads the lead's contacts at this moment, and says what was seen, or that nothing could be read. */
export function CheckNow({ lead }: { lead: Pick<LeadDetail, 'id'> }) {
  const [result, setResult] = useState<Result | null>(null);
  const check = useAction(checkLead, {
    onDone: (found) => setResult({ found, problem: null }),
    onRefused: (problem) => setResult({ found: null, problem }),
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={check.isPending}
        onClick={() => check.mutate(lead.id)}
      >
        Check now
      </Button>
      <output style={{ flexBasis: '100%' }}>{result ? <Outcome result={result} /> : null}</output>
    </>
  );
}

function Outcome({ result: { found, problem } }: { result: Result }) {
  const crm = useCrmTitle();
  if (!found) return <Text size="sm">Could not read it just now: {problemSentence(problem)}</Text>;
  const asOf = found.concern?.as_of ?? found.qualification.as_of;
  const alike = found.check.same_name;
  return (
    <Stack gap={4}>
      <Text size="sm">
        <DatedSentence sentence={found.check.sentence} asOf={asOf} />
      </Text>
      {alike.length > 0 ? (
        <Text size="sm">
          {alike.length === 1 ? 'A contact has' : `${alike.length} contacts have`} the same name and another address
          {alike.some((one) => one.meets_rule) ? ', and the value that the rule asks for' : ''}:{' '}
          {alike.map((one, index) => (
            <Anchor key={one.contact_id} href={one.url} target="_blank" rel="noreferrer" size="sm" mr={6}>
              {alike.length === 1 ? 'open it' : `open no. ${index + 1}`}
            </Anchor>
          ))}
          If it is the same person, merge the two in {crm}.
        </Text>
      ) : null}
    </Stack>
  );
}

import { momentText } from '../../../platform/clock/moment-text.ts';
import type { Message } from '../../../notify/message.ts';
import type { Connection } from '../../connections/connection.ts';
import { warningText } from './warning-text.ts';
import type { Warning, WarningTurn } from './warning.ts';

/**
 * The text of an alert, for people and for programs.
 * @param facts.crm the CRM's name as people say it
 * @param facts.link where something can be done about it
 */
export function alertMessage(facts: {
  about: WarningTurn;
  warning: Pick<Warning, 'warning_id' | 'code' | 'since' | 'resolved_at' | 'evidence'>;
  connection: Pick<Connection, 'connection_id' | 'provider' | 'external_workspace_name' | 'practice'>;
  crm: string;
  link: string;
}): Message {
  const { about, warning, connection, crm, link } = facts;
  const { title, remedy } = warningText(warning.code, crm);
  const { external_workspace_name: workspace, practice } = connection;
  const isOver = about === 'resolved';
  const lines = isOver
    ? [`It is over: ${title}.`, '', `It lasted from ${moment(warning.since)} to ${moment(warning.resolved_at)}.`]
    : [`${title}.`, '', remedy, '', `Since ${moment(warning.since)}.`];
  return {
    subject: `${isOver ? 'Resolved: ' : ''}${title} (${workspace})`,
    text: [
      ...lines,
      '',
      `${practice ? 'Practice workspace' : 'Workspace'} in ${crm}: ${workspace}`,
      `In Goodword: ${link}`,
      '',
    ].join('\n'),
    payload: {
      type: isOver ? 'connection_warning.resolved' : 'connection_warning.raised',
      warning: {
        id: warning.warning_id,
        code: warning.code,
        title,
        remedy,
        since: warning.since.toISOString(),
        resolved_at: warning.resolved_at?.toISOString() ?? null,
        evidence: warning.evidence,
      },
      connection: {
        id: connection.connection_id,
        provider: connection.provider,
        name: connection.external_workspace_name,
        practice: connection.practice,
      },
      link,
    },
  };
}

/** UTC, because a mail does not know where it is read. */
const moment = (at: Date | null): string => (at ? momentText(at) : 'now');

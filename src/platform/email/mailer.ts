import { createTransport } from 'nodemailer';
import { mailErrorMessage } from './mail-error-message.ts';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** the same mail sent twice carries the same, so that mail programs may show it once */
  messageId: string;
};

export type Mailer = {
  from: string;
  /** Resolves once the server has accepted the mail. @throws MailError with a message for people, without addresses */
  send(mail: Mail): Promise<void>;
};

/** The server has not taken the mail and may later; it refuses it for good; or it may have taken it. */
export type MailFailure = 'not_taken' | 'refused' | 'unknown';

/** A mail that was not accepted, as far as is known. */
export class MailError extends Error {
  override name = 'MailError';
  readonly failure: MailFailure;

  constructor(message: string, options: ErrorOptions & { failure?: MailFailure } = {}) {
    super(message, options);
    this.failure = options.failure ?? 'not_taken';
  }
}

const patienceMs = 10_000;
/** A server that keeps answering slowly must not keep a worker: after this time the connection is broken. */
const wholeMs = 60_000;

/** Sends by SMTP, one connection for each mail: alerts are few. @param options.limitMs for a whole mail */
export function createMailer({
  smtpUrl,
  from,
  limitMs = wholeMs,
}: {
  smtpUrl: string;
  from: string;
  limitMs?: number;
}): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // files and addresses on the web are never read to build an e-mail
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    from,
    async send({ messageId, ...mail }) {
      try {
        const signal = AbortSignal.timeout(limitMs);
        await transport.sendMail({ from, ...mail, messageId: `<${messageId}@goodword>`, signal });
      } catch (error) {
        throw new MailError(mailErrorMessage(error), { cause: error, failure: failureOf(error) });
      }
    },
  };
}

/** Only what surely came before the mail itself counts as not taken: an answer of the server, or no connection at all. */
function failureOf(error: unknown): MailFailure {
  const { code, responseCode, syscall, message } = error as Record<string, unknown>;
  if (code === 'EAUTH') return 'not_taken';
  if (typeof responseCode === 'number') return responseCode >= 500 ? 'refused' : 'not_taken';
  if (code === 'EDNS' || code === 'ETLS' || syscall === 'connect' || syscall === 'getaddrinfo') return 'not_taken';
  return /^(?:Connection timeout|Greeting never received)/.test(String(message)) ? 'not_taken' : 'unknown';
}

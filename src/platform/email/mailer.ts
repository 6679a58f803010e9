import { createTransport } from 'nodemailer';
import { mailErrorMessage } from './mail-error-message.ts';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** the same mail sent twice carries the same, so that mail programs may show it once */
  messageId: string;
};

export type Mailer = {
  from: string;
  /** Resolves once the server has accepted the mail. @throws MailError with a message for people, without addresses */
  send(mail: Mail): Promise<void>;
};

/** A mail that was not accepted. */
export class MailError extends Error {
  override name = 'MailError';
}

const patienceMs = 10_000;

/** Sends by SMTP, one connection for each mail: alerts are few. */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
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
    async send({ to, subject, text, messageId }) {
      try {
        await transport.sendMail({ from, to, subject, text, messageId: `<${messageId}@goodword>` });
      } catch (error) {
        throw new MailError(mailErrorMessage(error), { cause: error });
      }
    },
  };
}

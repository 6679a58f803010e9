import { html } from 'ghtml';

/**
 * The mail to the address that a person had until now, while rewards of theirs wait; as text and as HTML. It names neither
 * the person nor the new address: whoever reads it may be someone else.
 */
export function addressChangedMail({ company, campaign }: { company: string; campaign: string }): {
  subject: string;
  text: string;
  html: string;
} {
  const subject = `Your e-mail address at ${company} was changed`.replaceAll(/\s+/gu, ' ');
  const what = `${company} replaced this address by another one in its referral program “${campaign}”. Rewards that wait there are checked by a person before they are given.`;
  const why = `You asked for it, or it was corrected for you? Then there is nothing to do. If not, tell ${company} soon.`;
  return {
    subject,
    text: [what, why, `— ${company}`].join('\n\n'),
    html: html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>${subject}</title>
        </head>
        <body style="font-family: sans-serif; line-height: 1.5; max-width: 36em; margin: 1.5em auto; padding: 0 1em">
          <h1 style="font-size: 1.25em">Your e-mail address was changed</h1>
          <p>${what}</p>
          <p>${why}</p>
          <p>— ${company}</p>
        </body>
      </html>`,
  };
}

import { html } from 'ghtml';

/** What is said in the mail; no name of the person, which a stranger may have typed. */
export type YourLink = {
  company: string;
  campaign: string;
  link: string;
  /** shows the link with buttons to copy and share it */
  page: string;
  code: string;
  offer: string;
};

/** The mail with a referrer's own link, as text and as HTML; the same for a new referrer and one who joined before. */
export function yourLinkMail({ company, campaign, link, page, code, offer }: YourLink): {
  subject: string;
  text: string;
  html: string;
} {
  const why = `This address was entered on the join page of “${campaign}” by ${company}. Here is its referral link:`;
  const how = 'Share it with friends. Everyone who joins with it counts as your referral.';
  const toShare = 'To copy or share it:';
  const notYou =
    'Was it not you who asked for it? Then there is nothing to do: nothing happens unless you share the link.';
  const subject = `Your referral link for ${company}`.replaceAll(/\s+/gu, ' ');
  return {
    subject,
    text: [why, link, `Referral code: ${code}`]
      .concat(offer || [], [how, `${toShare} ${page}`, notYou, `— ${company}`])
      .join('\n\n'),
    html: html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>${subject}</title>
        </head>
        <body style="font-family: sans-serif; line-height: 1.5; max-width: 36em; margin: 1.5em auto; padding: 0 1em">
          <h1 style="font-size: 1.25em">Your referral link</h1>
          <p>${why}</p>
          <p><a href="${link}">${link}</a></p>
          <p>Referral code: <strong>${code}</strong></p>
          !${offer ? html`<p>${offer}</p>` : ''}
          <p>${how}</p>
          <p><a href="${page}">Copy or share it</a></p>
          <p>${notYou}</p>
          <p>— ${company}</p>
        </body>
      </html>`,
  };
}

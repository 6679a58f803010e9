import { expect, it } from 'vitest';
import { yourLinkMail } from './your-link-mail.ts';

const mail = (more = {}) =>
  yourLinkMail({
    company: 'Acme',
    campaign: 'Give 20, get 20',
    link: 'https://refer.example.com/r/ANA-12345',
    page: 'https://refer.example.com/c/a-slug/joined?link=signed',
    code: 'ANA-12345',
    offer: '$20 for every friend',
    ...more,
  });

it('says in text and in HTML whose it is, why it came, the link and the code', () => {
  const { subject, text, html } = mail();
  expect(subject).toBe('Your referral link for Acme');
  const link = 'https://refer.example.com/r/ANA-12345';
  for (const part of ['Acme', 'Give 20, get 20', link, 'ANA-12345', '/c/a-slug/joined?link', 'not you']) {
    expect(text).toContain(part);
    expect(html).toContain(part);
  }
  expect(html).toContain(`<a href="${link}">`);
  expect(`${text}${html}`).not.toMatch(/already|again/);
});

it('shows what the team wrote as text, never as markup or as a second header', () => {
  const { subject, html } = mail({ company: '<b>A</b>\r\nBcc: x@example.com', offer: '<script>1</script>' });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toMatch(/<script|<b>/);
});

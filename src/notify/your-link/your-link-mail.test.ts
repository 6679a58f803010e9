import { expect, it } from 'vitest';
import { yourLinkMail } from './your-link-mail.ts';

const mail = (more = {}) =>
  yourLinkMail({
    company: 'Acme',
    campaign: 'Give 20, get 20',
    link: 'https://refer.example.com/r/ANA-12345',
    code: 'ANA-12345',
    offer: '$20 for every friend',
    ...more,
  });

it('says in text and in HTML whose it is, why it came, the link and the code', () => {
  const { subject, text, html } = mail();
  expect(subject).toBe('Your referral link for Acme');
  for (const part of ['Acme', 'Give 20, get 20', 'https://refer.example.com/r/ANA-12345', 'ANA-12345', 'not you']) {
    expect(text).toContain(part);
    expect(html).toContain(part);
  }
  expect(html).toContain('<a href="https://refer.example.com/r/ANA-12345">');
});

it('shows what the team wrote as text, never as markup or as a second header', () => {
  const { subject, html } = mail({ company: '<b>A</b>\r\nBcc: x@example.com', offer: '<script>1</script>' });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toMatch(/<script|<b>/);
});

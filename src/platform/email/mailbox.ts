import { emailKey } from './email-key.ts';

/** How a provider of mailboxes reads addresses. */
type MailboxRules = {
  /** names of one and the same mailbox; the first stands for all */
  domains: readonly string[];
  /** characters of the name that do not count */
  ignored?: RegExp;
  /** also separates the name from a tag, beside `+` */
  separator?: string;
  /** characters of the name that are one and the same */
  same?: readonly [string, string];
};

/**
 * Providers whose mailboxes have more than one address. Only what they document themselves:
 * - Google: dots do not count (support.google.com/mail/answer/7436150); googlemail.com is gmail.com (answer/10313)
 * - Apple: who has @mac.com or @me.com has the same name @icloud.com (support.apple.com/118230)
 * - Proton: `.`, `_` and `-` do not count (proton.me/support/change-username); one name on all domains
 *   (proton.me/support/addresses-and-aliases)
 * - Yandex: one mailbox on all domains, and `.` is `-` (yandex.com/support/id/authorization/username.html)
 * - Yahoo: what follows a `-` is a keyword of disposable addresses (help.yahoo.com/kb/SLN28338.html)
 */
const providers: readonly MailboxRules[] = [
  { domains: ['gmail.com', 'googlemail.com'], ignored: /\./g },
  { domains: ['icloud.com', 'me.com', 'mac.com'] },
  { domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'], ignored: /[._-]/g },
  {
    domains: ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'yandex.com.tr', 'narod.ru'],
    same: ['.', '-'],
  },
  ...['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.es', 'yahoo.it', 'yahoo.ca', 'yahoo.in', 'yahoo.co.in']
    .concat(['yahoo.com.au', 'yahoo.com.br', 'yahoo.com.mx', 'yahoo.com.ar', 'ymail.com', 'rocketmail.com'])
    .map((domain) => ({ domains: [domain], separator: '-' })),
];

const rulesByDomain = new Map(providers.flatMap((rules) => rules.domains.map((domain) => [domain, rules] as const)));

/** Fastmail delivers anything@ana.fastmail.com to ana@fastmail.com (fastmail.help, "Plus addressing and subdomain addressing"). */
const subdomainAddress = /^([^.]+)\.(fastmail\.(?:com|fm|net|org|to|us|uk|de))$/;

/**
 * The mailbox behind an address: "ana+friend@example.com" is read by the same person as "ana@example.com", and
 * "A.na@googlemail.com" as "ana@gmail.com". Tags behind `+` are dropped everywhere: hardly any provider takes them as
 * part of a name. Stricter than emailKey; it never decides alone that a person is there already.
 */
export function mailboxOf(email: string): string {
  const key = emailKey(email);
  const at = key.lastIndexOf('@');
  if (at < 0) return key;
  const [local, domain] = [key.slice(0, at), key.slice(at + 1).replace(/\.$/, '')];
  const [, user, parent] = subdomainAddress.exec(domain) ?? [];
  if (user !== undefined && parent !== undefined) return `${user}@${parent}`;
  const rules = rulesByDomain.get(domain);
  const name = [rules?.separator, '+'].reduce(beforeFirst, local);
  const [one, other] = rules?.same ?? ['', ''];
  const plain = name.replaceAll(rules?.ignored ?? '', '').replaceAll(one, other);
  // a name of ignored characters alone would be empty: it stays as it is
  return `${plain || local}@${rules?.domains[0] ?? domain}`;
}

/** What stands before a mark, unless that is nothing. */
function beforeFirst(text: string, mark: string | undefined): string {
  const at = mark === undefined ? -1 : text.indexOf(mark);
  return at > 0 ? text.slice(0, at) : text;
}

import { describe, expect, it } from 'vitest';
import { mailboxOf } from './mailbox.ts';

describe('one mailbox', () => {
  it.each([
    ['ana@example.com', ' ANA@Example.com '],
    ['ana@example.com', 'ana+friend@example.com'],
    ['ana@example.com', 'ana+one+two@example.com'],
    ['anadiaz@gmail.com', 'Ana.Diaz@gmail.com'],
    ['anadiaz@gmail.com', 'a.n.a.d.i.a.z+x@googlemail.com'],
    ['anadiaz@gmail.com', 'anadiaz@GMAIL.com.'],
    ['ana.diaz@icloud.com', 'ana.diaz@me.com'],
    ['ana.diaz@icloud.com', 'ana.diaz+shop@mac.com'],
    ['anadiaz@proton.me', 'ana_diaz@protonmail.com'],
    ['anadiaz@proton.me', 'ana-di.az+1@pm.me'],
    ['ana-diaz@yandex.ru', 'ana.diaz@ya.ru'],
    ['ana-diaz@yandex.ru', 'ana-diaz+1@yandex.com'],
    ['anadiaz@yahoo.com', 'anadiaz-shop@yahoo.com'],
    ['ana@fastmail.com', 'shop@ana.fastmail.com'],
    ['ana@outlook.com', 'ana+1@outlook.com'],
  ])('%s also reads %s', (mailbox, address) => {
    expect(mailboxOf(address)).toBe(mailbox);
    expect(mailboxOf(mailbox)).toBe(mailbox);
  });
});

describe('two mailboxes', () => {
  it.each([
    ['a.na@example.com', 'ana@example.com'],
    ['ana.diaz@outlook.com', 'anadiaz@outlook.com'],
    ['ana@outlook.com', 'ana@hotmail.com'],
    ['ana@yahoo.com', 'ana@yahoo.co.uk'],
    ['ana.diaz@icloud.com', 'anadiaz@icloud.com'],
    ['ana-one@example.com', 'ana-two@example.com'],
    ['ana@gmail.com', 'ana@gmail.com.example.com'],
    ['shop@ana.example.com', 'shop@example.com'],
    ['+@example.com', '++@example.org'],
    ['.@gmail.com', '..@gmail.com'],
  ])('%s is not %s', (one, other) => {
    expect(mailboxOf(one)).not.toBe(mailboxOf(other));
  });
});

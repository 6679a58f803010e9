import { expect, it } from 'vitest';
import { linkOfCode } from './referral-code.ts';

it('of codes that are alike, the one that was typed is meant; of two others neither', () => {
  const links = [{ code: 'LEO-7K2MP' }, { code: '1E0-7K2MP' }];
  expect(linkOfCode(links, 'leo-7k2mp')).toBe(links[0]);
  expect(linkOfCode(links, 'le0 7k2mp')).toBeNull();
  expect(linkOfCode(links.slice(1), 'le0 7k2mp')).toBe(links[1]);
});

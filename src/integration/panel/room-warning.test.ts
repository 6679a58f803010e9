import { expect, it } from 'vitest';
import { intercomTraits } from '../../intercom/traits.ts';
import { ownAttributesOf } from '../provider/crm-attribute.ts';
import { roomWarning } from './room-warning.ts';

const own = Object.values(ownAttributesOf(intercomTraits)).map(({ fullName }) => fullName);
const warn = (used: number, contactAttributes: readonly string[] = [], written: readonly string[] = []) =>
  roomWarning({ used, most: 250, contactAttributes }, written, intercomTraits);

it.each([
  ['there is room for all four', 246, []],
  ['all of them are there already', 250, own],
  ['the one that is missing fits', 249, own.slice(1)],
])('says nothing while %s', (_, used, there) => {
  expect(warn(used, there)).toBeNull();
});

it('names what will be left out, and how many to archive', () => {
  expect(warn(250)).toBe(
    'Intercom allows 250 custom attributes and has no room, but lacks goodword_id, goodword_referred_by, goodword_campaign and goodword_referred_at. People are sent without those that do not fit: archive 4 that are no longer used.',
  );
  expect(warn(247)).toContain('has room for 3 more');
  expect(warn(251)).toContain('archive 4');
});

it('counts the attributes of ours that the mapping proposes', () => {
  expect(warn(250, own, ['email', 'custom_attributes.goodword_link'])).toContain('but lacks goodword_link.');
});

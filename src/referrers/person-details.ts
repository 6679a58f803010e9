/** What other systems may learn about anyone in a campaign. */
export type PersonDetails = {
  campaignId: string;
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  source: string;
  joinedAt: Date;
};

/** The columns of both leads and referrers. */
type PersonRow = {
  campaign_id: string;
  email: string;
  first_name: string;
  last_name: string;
  phone: string;
  source: string;
  joined_at: Date;
};

export const toPersonDetails = (row: PersonRow): PersonDetails => ({
  campaignId: row.campaign_id,
  email: row.email,
  firstName: row.first_name,
  lastName: row.last_name,
  phone: row.phone,
  source: row.source,
  joinedAt: row.joined_at,
});

/** For lists of work: who it is about. */
export type PersonName = Pick<PersonDetails, 'campaignId' | 'email' | 'firstName' | 'lastName'>;

export const toPersonName = (row: PersonRow): PersonName => {
  const { campaignId, email, firstName, lastName } = toPersonDetails(row);
  return { campaignId, email, firstName, lastName };
};

/** One of the people with an address, in one of the workspace's campaigns. */
export type PersonOfAddress = Pick<PersonDetails, 'campaignId' | 'joinedAt'> & { emailKey: string };

export const toPersonOfAddress = (row: PersonRow & { email_key: string }): PersonOfAddress => ({
  campaignId: row.campaign_id,
  emailKey: row.email_key,
  joinedAt: row.joined_at,
});

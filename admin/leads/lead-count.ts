/** "1 lead", "1,204 leads". */
export const leadCount = (count: number): string => `${count.toLocaleString()} ${leadNoun(count)}`;

export const leadNoun = (count: number): string => (count === 1 ? 'lead' : 'leads');

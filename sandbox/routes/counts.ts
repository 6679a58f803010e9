import type { Contact } from '../entities/contact.ts';
import type { ApiRoute } from '../http/api-route.ts';

/** `GET /counts` without parameters; documented (reference 10). Archived contacts are left out (assumed). */
export const countRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/counts',
    scopes: ['read_counts'],
    refusal: 403,
    answer: ({ workspace }) => {
      const live: Contact[] = [...workspace.contacts.all()].filter((contact) => !contact.archived);
      const users = live.filter((contact) => contact.role === 'user').length;
      return {
        type: 'count.hash',
        company: { count: 0 },
        user: { count: users },
        lead: { count: live.length - users },
        tag: { count: workspace.tags.length },
        segment: { count: 0 },
      };
    },
  },
];

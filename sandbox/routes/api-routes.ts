import type { ApiRoute } from '../http/api-route.ts';
import { adminRoutes } from './admins.ts';
import { contactMergeRoutes } from './contact-merges.ts';
import { companyContactRoutes } from './company-contacts.ts';
import { companyRoutes } from './companies.ts';
import { contactRoutes } from './contacts.ts';
import { conversationAttributeRoutes } from './conversation-attributes.ts';
import { conversationPartRoutes } from './conversation-parts.ts';
import { conversationRoutes } from './conversations.ts';
import { countRoutes } from './counts.ts';
import { dataAttributeRoutes } from './data-attributes.ts';
import { eventRoutes } from './events.ts';
import { meRoutes } from './me.ts';
import { messageRoutes } from './messages.ts';
import { noteRoutes } from './notes.ts';
import { segmentRoutes } from './segments.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { tagRoutes } from './tags.ts';
import { teamRoutes } from './teams.ts';
import { uninstallRoutes } from './uninstall.ts';
import { visitorRoutes } from './visitors.ts';

/** Every imitated call that takes a bearer token. docs/practice-intercom.md lists the same, and a test compares. */
export const apiRoutes: ApiRoute[] = [
  ...meRoutes,
  ...contactRoutes,
  ...contactMergeRoutes,
  ...dataAttributeRoutes,
  ...companyRoutes,
  ...companyContactRoutes,
  ...tagRoutes,
  ...noteRoutes,
  ...segmentRoutes,
  ...subscriptionRoutes,
  ...adminRoutes,
  ...teamRoutes,
  ...countRoutes,
  ...conversationAttributeRoutes,
  ...conversationRoutes,
  ...conversationPartRoutes,
  ...messageRoutes,
  ...eventRoutes,
  ...uninstallRoutes,
  ...visitorRoutes,
];

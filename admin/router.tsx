import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { deliveriesSearchSchema } from './intercom/deliveries/deliveries-search.ts';
import { earlierPaths, paths } from './paths.ts';
import {
  differencesSearchSchema,
  draftSearchSchema,
  importSearchSchema,
  importsSearchSchema,
  leadsSearchSchema,
  crmSearchSchema,
  panelSearchSchema,
  referrersSearchSchema,
  signInSearchSchema,
  rewardsSearchSchema,
} from './searches.ts';
import { CampaignFrame } from './shell/campaign-frame.tsx';
import { Crash } from './shell/crash.tsx';
import { Root } from './shell/root.tsx';
import { SignedIn } from './shell/signed-in.tsx';
import { NotFound } from './not-found/not-found.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Crash });

const firstVisit = createRoute({
  getParentRoute: () => root,
  path: paths.firstVisit,
  component: lazyRouteComponent(() => import('./first-visit/first-visit.tsx'), 'FirstVisit'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: signInSearchSchema,
  component: lazyRouteComponent(() => import('./sign-in/sign-in.tsx'), 'SignIn'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: paths.invitation,
  component: lazyRouteComponent(() => import('./person-links/accept-invitation.tsx'), 'AcceptInvitation'),
});
const newPassword = createRoute({
  getParentRoute: () => root,
  path: paths.newPassword,
  component: lazyRouteComponent(() => import('./person-links/new-password.tsx'), 'NewPassword'),
});

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: paths.confirmEmail,
  component: lazyRouteComponent(() => import('./person-links/confirm-email.tsx'), 'ConfirmEmail'),
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });
const home = createRoute({
  getParentRoute: () => signedIn,
  path: paths.home,
  validateSearch: crmSearchSchema,
  component: lazyRouteComponent(() => import('./home/home.tsx'), 'Home'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: paths.account,
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
});

const campaign = createRoute({ getParentRoute: () => signedIn, id: 'campaign', component: CampaignFrame });
const dashboard = createRoute({
  getParentRoute: () => campaign,
  path: paths.dashboard,
  component: lazyRouteComponent(() => import('./dashboard/dashboard.tsx'), 'Dashboard'),
});
const referrers = createRoute({
  getParentRoute: () => campaign,
  path: paths.referrers,
  validateSearch: referrersSearchSchema,
  component: lazyRouteComponent(() => import('./referrers/referrers.tsx'), 'Referrers'),
});
const uploadReferrers = createRoute({
  getParentRoute: () => campaign,
  path: paths.uploadReferrers,
  validateSearch: draftSearchSchema,
  component: lazyRouteComponent(() => import('./add-referrers/upload/upload-wizard.tsx'), 'UploadWizard'),
});
const syncReferrers = createRoute({
  getParentRoute: () => campaign,
  path: paths.syncReferrers,
  validateSearch: draftSearchSchema,
  component: lazyRouteComponent(() => import('./add-referrers/sync/sync-wizard.tsx'), 'SyncWizard'),
});
const imports = createRoute({
  getParentRoute: () => campaign,
  path: paths.imports,
  validateSearch: importsSearchSchema,
  component: lazyRouteComponent(() => import('./add-referrers/imports/imports-page.tsx'), 'Imports'),
});
const oneImport = createRoute({
  getParentRoute: () => campaign,
  path: paths.import,
  validateSearch: importSearchSchema,
  component: lazyRouteComponent(() => import('./add-referrers/imports/import-page.tsx'), 'ImportPage'),
});
const onboard = createRoute({
  getParentRoute: () => campaign,
  path: paths.onboard,
  component: lazyRouteComponent(() => import('./onboard/onboard-page.tsx'), 'OnboardReferrers'),
});
const leads = createRoute({
  getParentRoute: () => campaign,
  path: paths.leads,
  validateSearch: leadsSearchSchema,
  component: lazyRouteComponent(() => import('./leads/leads-page.tsx'), 'Leads'),
});
const lead = createRoute({
  getParentRoute: () => campaign,
  path: paths.lead,
  component: lazyRouteComponent(() => import('./leads/lead-page.tsx'), 'LeadPage'),
});
const deliveries = createRoute({
  getParentRoute: () => campaign,
  path: paths.deliveries,
  validateSearch: deliveriesSearchSchema,
  component: lazyRouteComponent(() => import('./intercom/deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
});
const rewards = createRoute({
  getParentRoute: () => campaign,
  path: paths.rewards,
  validateSearch: rewardsSearchSchema,
  component: lazyRouteComponent(() => import('./rewards/rewards.tsx'), 'Rewards'),
});
const reward = createRoute({
  getParentRoute: () => campaign,
  path: paths.reward,
  component: lazyRouteComponent(() => import('./rewards/reward-page.tsx'), 'RewardPage'),
});

const settings = createRoute({
  getParentRoute: () => campaign,
  id: 'settings',
  component: lazyRouteComponent(() => import('./settings/settings-frame.tsx'), 'SettingsFrame'),
});
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: paths.settings,
  beforeLoad: ({ params }) => redirect({ to: paths.general, params, replace: true, throw: true }),
});
const general = createRoute({
  getParentRoute: () => settings,
  path: paths.general,
  component: lazyRouteComponent(() => import('./settings/general/general.tsx'), 'GeneralSettings'),
});
const rewardRules = createRoute({
  getParentRoute: () => settings,
  path: paths.rewardRules,
  component: lazyRouteComponent(() => import('./settings/reward-rules/reward-rules.tsx'), 'RewardRules'),
});
const team = createRoute({
  getParentRoute: () => settings,
  path: paths.team,
  component: lazyRouteComponent(() => import('./settings/team/team-page.tsx'), 'TeamPage'),
});
const integrations = createRoute({
  getParentRoute: () => settings,
  path: paths.integrations,
  beforeLoad: ({ params }) => redirect({ to: paths.crm, params, replace: true, throw: true }),
});
const crm = createRoute({
  getParentRoute: () => settings,
  path: paths.crm,
  validateSearch: crmSearchSchema,
  // the sections of the panel were on this page once: an address with a hash still leads to them
  beforeLoad: ({ params, search, location: { hash } }) =>
    hash === ''
      ? redirect({ to: paths.connection, params, search, replace: true, throw: true })
      : redirect({ to: paths.panel, params, hash, replace: true, throw: true }),
});
const connection = createRoute({
  getParentRoute: () => settings,
  path: paths.connection,
  validateSearch: crmSearchSchema,
  component: lazyRouteComponent(() => import('./intercom/connect/connection-page.tsx'), 'ConnectionPage'),
});
const panel = createRoute({
  getParentRoute: () => settings,
  path: paths.panel,
  validateSearch: panelSearchSchema,
  component: lazyRouteComponent(() => import('./intercom/panel/panel-page.tsx'), 'PanelPage'),
});
const intercomApp = createRoute({
  getParentRoute: () => settings,
  path: paths.intercomApp,
  component: lazyRouteComponent(() => import('./intercom/app/intercom-app-page.tsx'), 'IntercomAppPage'),
});
const syncHealth = createRoute({
  getParentRoute: () => settings,
  path: paths.syncHealth,
  component: lazyRouteComponent(() => import('./intercom/sync-health/sync-health-page.tsx'), 'SyncHealthPage'),
});
const differences = createRoute({
  getParentRoute: () => settings,
  path: paths.differences,
  validateSearch: differencesSearchSchema,
  component: lazyRouteComponent(() => import('./intercom/sync-health/differences-page.tsx'), 'DifferencesPage'),
});
const outageReport = createRoute({
  getParentRoute: () => settings,
  path: paths.outageReport,
  component: lazyRouteComponent(() => import('./intercom/sync-health/outage-report-page.tsx'), 'OutageReportPage'),
});
const alerts = createRoute({
  getParentRoute: () => settings,
  path: paths.alerts,
  component: lazyRouteComponent(() => import('./intercom/alerts/alerts-page.tsx'), 'AlertsPage'),
});
const personalData = createRoute({
  getParentRoute: () => settings,
  path: paths.personalData,
  component: lazyRouteComponent(() => import('./people/personal-data-page.tsx'), 'PersonalDataPage'),
});
const erasure = createRoute({
  getParentRoute: () => settings,
  path: paths.erasure,
  component: lazyRouteComponent(() => import('./people/erasure-page.tsx'), 'ErasurePage'),
});
const apiAndWebhooks = createRoute({
  getParentRoute: () => settings,
  path: paths.apiAndWebhooks,
  component: lazyRouteComponent(() => import('./settings/api/api-and-webhooks.tsx'), 'ApiAndWebhooks'),
});

const earlierConnections = createRoute({
  getParentRoute: () => campaign,
  path: earlierPaths.connections,
  beforeLoad: ({ params }) => redirect({ to: paths.connection, params, replace: true, throw: true }),
});
const earlierDeliveries = createRoute({
  getParentRoute: () => campaign,
  path: earlierPaths.deliveries,
  validateSearch: deliveriesSearchSchema,
  beforeLoad: ({ params, search }) => redirect({ to: paths.deliveries, params, search, replace: true, throw: true }),
});
const earlierDifferences = createRoute({
  getParentRoute: () => campaign,
  path: earlierPaths.differences,
  validateSearch: differencesSearchSchema,
  beforeLoad: ({ params, search }) => redirect({ to: paths.differences, params, search, replace: true, throw: true }),
});
const earlierOutageReport = createRoute({
  getParentRoute: () => campaign,
  path: earlierPaths.outageReport,
  beforeLoad: ({ params }) => redirect({ to: paths.outageReport, params, replace: true, throw: true }),
});

const routeTree = root.addChildren([
  firstVisit,
  signIn,
  invitation,
  newPassword,
  confirmEmail,
  signedIn.addChildren([
    home,
    account,
    campaign.addChildren([
      dashboard,
      referrers,
      uploadReferrers,
      syncReferrers,
      imports,
      oneImport,
      onboard,
      leads,
      lead,
      rewards,
      reward,
      deliveries,
      earlierConnections,
      earlierDeliveries,
      earlierDifferences,
      earlierOutageReport,
      settings.addChildren([
        settingsHome,
        general,
        rewardRules,
        team,
        integrations,
        crm,
        connection,
        panel,
        intercomApp,
        syncHealth,
        differences,
        outageReport,
        alerts,
        apiAndWebhooks,
        personalData,
        erasure,
      ]),
    ]),
  ]),
]);

/** The app's screens by address. Screens are loaded when they are first opened. */
export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

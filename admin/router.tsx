import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { deliveriesSearch } from './intercom/deliveries/deliveries-search.ts';
import { paths } from './paths.ts';
import {
  differencesSearch,
  draftSearch,
  importSearch,
  importsSearch,
  leadsSearch,
  panelSearch,
  referrersSearch,
  returnSearch,
  rewardsSearch,
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
  validateSearch: returnSearch,
  component: lazyRouteComponent(() => import('./sign-in/sign-in.tsx'), 'SignIn'),
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });
const home = createRoute({
  getParentRoute: () => signedIn,
  path: paths.home,
  validateSearch: panelSearch,
  component: lazyRouteComponent(() => import('./home/home.tsx'), 'Home'),
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
  validateSearch: referrersSearch,
  component: lazyRouteComponent(() => import('./referrers/referrers.tsx'), 'Referrers'),
});
const uploadReferrers = createRoute({
  getParentRoute: () => campaign,
  path: paths.uploadReferrers,
  validateSearch: draftSearch,
  component: lazyRouteComponent(() => import('./add-referrers/upload/upload-wizard.tsx'), 'UploadWizard'),
});
const syncReferrers = createRoute({
  getParentRoute: () => campaign,
  path: paths.syncReferrers,
  validateSearch: draftSearch,
  component: lazyRouteComponent(() => import('./add-referrers/sync/sync-wizard.tsx'), 'SyncWizard'),
});
const imports = createRoute({
  getParentRoute: () => campaign,
  path: paths.imports,
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import('./add-referrers/imports/imports-page.tsx'), 'Imports'),
});
const oneImport = createRoute({
  getParentRoute: () => campaign,
  path: paths.import,
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./add-referrers/imports/import-page.tsx'), 'ImportPage'),
});
const leads = createRoute({
  getParentRoute: () => campaign,
  path: paths.leads,
  validateSearch: leadsSearch,
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
  validateSearch: deliveriesSearch,
  component: lazyRouteComponent(() => import('./intercom/deliveries/deliveries.tsx'), 'Deliveries'),
});
const rewards = createRoute({
  getParentRoute: () => campaign,
  path: paths.rewards,
  validateSearch: rewardsSearch,
  component: lazyRouteComponent(() => import('./rewards/rewards.tsx'), 'Rewards'),
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
const integrations = createRoute({
  getParentRoute: () => settings,
  path: paths.integrations,
  beforeLoad: ({ params }) => redirect({ to: paths.crm, params, replace: true, throw: true }),
});
const crm = createRoute({
  getParentRoute: () => settings,
  path: paths.crm,
  validateSearch: panelSearch,
  component: lazyRouteComponent(() => import('./settings/crm/crm.tsx'), 'CrmSettings'),
});
const intercomApp = createRoute({
  getParentRoute: () => settings,
  path: paths.intercomApp,
  component: lazyRouteComponent(() => import('./intercom/app/intercom-app.tsx'), 'IntercomAppPage'),
});
const differences = createRoute({
  getParentRoute: () => settings,
  path: paths.differences,
  validateSearch: differencesSearch,
  component: lazyRouteComponent(() => import('./intercom/sync-health/differences.tsx'), 'Differences'),
});
const gapReport = createRoute({
  getParentRoute: () => settings,
  path: paths.gapReport,
  component: lazyRouteComponent(() => import('./intercom/sync-health/gap-report.tsx'), 'GapReportPage'),
});
const apiAndWebhooks = createRoute({
  getParentRoute: () => settings,
  path: paths.apiAndWebhooks,
  component: lazyRouteComponent(() => import('./settings/api/api-and-webhooks.tsx'), 'ApiAndWebhooks'),
});

const routeTree = root.addChildren([
  firstVisit,
  signIn,
  signedIn.addChildren([
    home,
    campaign.addChildren([
      dashboard,
      referrers,
      uploadReferrers,
      syncReferrers,
      imports,
      oneImport,
      leads,
      lead,
      rewards,
      deliveries,
      settings.addChildren([
        settingsHome,
        general,
        rewardRules,
        integrations,
        crm,
        intercomApp,
        differences,
        gapReport,
        apiAndWebhooks,
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

import type { paths } from './schema.d.ts';

// Names for the shapes of the contract, read off the generated description so that they cannot drift from it.

type Method = 'get' | 'put' | 'post' | 'patch';
type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never;
type Answers<Path extends keyof paths, Verb extends Method> = paths[Path][Verb] extends { responses: infer All }
  ? Json<All[Extract<keyof All, 200 | 201>]>
  : never;
type Body<Path extends keyof paths, Verb extends Method> = paths[Path][Verb] extends {
  requestBody: { content: { 'application/json': infer Sent } };
}
  ? Sent
  : never;

export type Campaign = Answers<'/api/v1/campaigns/{id}', 'get'>;
/** The CRM of a campaign. */
export type Crm = Campaign['provider'];
export type CampaignChange = Body<'/api/v1/campaigns/{id}', 'patch'>;
export type RewardRule = Answers<'/api/v1/campaigns/{id}/reward-rules', 'get'>['items'][number];
export type Money = RewardRule['reward']['amount'];
export type Recipient = RewardRule['recipient'];
export type Referrer = Answers<'/api/v1/referrers/{id}', 'get'>;
export type ReferrerFilters = NonNullable<paths['/api/v1/referrers/ids']['get']['parameters']['query']>;
export type NewReferrer = Body<'/api/v1/referrers', 'post'>;
export type Lead = Answers<'/api/v1/leads', 'get'>['items'][number];
export type LeadDetail = Answers<'/api/v1/leads/{id}', 'get'>;
export type LeadCheck = Answers<'/api/v1/leads/{id}/check', 'post'>;
/** What a list of leads can be narrowed to. */
export type LeadFilters = NonNullable<paths['/api/v1/leads/ids']['get']['parameters']['query']>;
export type LeadState = Lead['state'];
export type HeldCounts = Answers<'/api/v1/leads/on-hold', 'get'>;
export type HoldReason = HeldCounts['reasons'][number]['reason'];
export type NewLead = Body<'/api/v1/leads', 'post'>;
export type LeadCorrection = Body<'/api/v1/leads/{id}', 'patch'>;
export type CorrectionPreview = Answers<'/api/v1/leads/{id}/preview', 'post'>;
export type ErasureDryRun = Answers<'/api/v1/people/erasures', 'post'>;
export type Erasure = Answers<'/api/v1/people/erasures', 'get'>['items'][number];
export type ErasureReport = Answers<'/api/v1/people/erasures/{id}', 'get'>;
export type ErasureProposals = Answers<'/api/v1/people/erasure-proposals', 'get'>;
export type ErasureProposal = ErasureProposals['items'][number];
export type TimelineItem = Answers<'/api/v1/leads/{id}/timeline', 'get'>['items'][number];
export type Reward = Answers<'/api/v1/rewards', 'get'>['items'][number];
export type RewardDetail = Answers<'/api/v1/rewards/{id}', 'get'>;
export type RewardFilters = NonNullable<paths['/api/v1/rewards/ids']['get']['parameters']['query']>;
export type RewardState = Reward['state'];
export type Delivery = Answers<'/api/v1/deliveries', 'get'>['items'][number];
export type DeliveryKind = Delivery['kind'];
export type DeliveryDetail = Answers<'/api/v1/deliveries/{id}', 'get'>;
export type DeliveryHealth = Answers<'/api/v1/deliveries/health', 'get'>['items'][number];
/** How one of our people stands with the CRM, for lists. */
export type PersonSyncStatus = Answers<'/api/v1/deliveries/health/people', 'get'>['items'][number];
export type BulkOperation = Answers<'/api/v1/bulk-operations/{id}', 'get'>;
export type Connection = Answers<'/api/v1/connections', 'get'>['items'][number];
export type Attribute = Answers<'/api/v1/connections/{id}/attributes', 'get'>['items'][number];
export type IntercomApp = Answers<'/api/v1/intercom-app', 'get'>;
export type NewIntercomApp = Body<'/api/v1/intercom-app', 'put'>;
export type Finding = Answers<'/api/v1/intercom-app/check', 'post'>['items'][number];
export type CampaignConnection = Answers<'/api/v1/campaigns/{id}/connection', 'get'>;
export type Kind = NonNullable<CampaignConnection['bound_to']>;
export type MovePreview = Answers<'/api/v1/campaigns/{id}/connection/preview', 'get'>;
export type Integration = Answers<'/api/v1/campaigns/{id}/integrations/{provider}', 'get'>;
export type TabName = keyof Integration['tabs'];
export type PanelTab = Integration['tabs']['leads'];
export type PanelSettings = PanelTab['settings'];
export type MappingRow = PanelSettings['mapping'][number];
export type PanelProblem = PanelTab['problems'][number];
/** An attribute of ours that saving a tab would create. */
export type AttributeCreation = Answers<
  '/api/v1/campaigns/{id}/integrations/{provider}/{tab}/check',
  'post'
>['creations'][number];
export type ReturnField = Integration['return_fields'][number];
export type DataEvent = Integration['events'][number];
export type Preview = Answers<'/api/v1/campaigns/{id}/integrations/{provider}/{tab}/preview', 'post'>;
export type NewAttribute = Body<'/api/v1/connections/{id}/attributes', 'post'>;
export type Field = Integration['fields']['leads'][number];
export type Summary = Answers<'/api/v1/reports/summary', 'get'>;
export type ChecklistItem = Answers<'/api/v1/reports/checklist', 'get'>['items'][number];
export type ConnectionWarning = Answers<'/api/v1/connection-warnings', 'get'>['items'][number];
export type AlertSettings = Answers<'/api/v1/alert-settings', 'get'>;
export type AlertSettingsChange = Body<'/api/v1/alert-settings', 'put'>;
export type AlertChannel = Body<'/api/v1/alert-settings/test', 'post'>['channel'];
export type ApiKey = Answers<'/api/v1/api-keys', 'get'>['items'][number];
/** What an API key may be for. */
export type Scope = ApiKey['scopes'][number];
export type Account = Answers<'/api/v1/account', 'get'>;
export type Team = Answers<'/api/v1/team', 'get'>;
export type Teammate = Team['members'][number];
export type Invitation = Team['invitations'][number];
/** A link for one person, and whether it was mailed. */
export type PersonLink = Answers<'/api/v1/team/members/{id}/reset-link', 'post'>;
export type Role = Teammate['role'];
export type Session = Answers<'/api/v1/account/sessions', 'get'>['items'][number];
export type NewApiKey = Answers<'/api/v1/api-keys', 'post'>;
export type ImportSources = Answers<'/api/v1/campaigns/{id}/import-sources', 'get'>;
export type NewImport = Body<'/api/v1/imports', 'post'>;
export type ImportChange = Body<'/api/v1/imports/{id}', 'patch'>;
export type Import = Answers<'/api/v1/imports/{id}', 'get'>;
export type Selection = NonNullable<Import['selection']>;
export type ContactCondition = Selection['conditions'][number];
export type ImportRow = Answers<'/api/v1/imports/{id}/rows', 'get'>['items'][number];
export type RowOutcome = NonNullable<
  NonNullable<paths['/api/v1/imports/{id}/rows']['get']['parameters']['query']>['outcome']
>;
export type DepartedDecision = Body<'/api/v1/imports/{id}/decisions', 'post'>['decision'];
export type ConnectionHealth = Answers<'/api/v1/connections/{id}/health', 'get'>;
export type Difference = Answers<'/api/v1/connections/{id}/drift', 'get'>['items'][number];
export type DifferenceKind = Difference['kind'];
export type RepairSelection = Body<'/api/v1/connections/{id}/repairs/preview', 'post'>;
export type RepairPreview = Answers<'/api/v1/connections/{id}/repairs/preview', 'post'>;
export type OutageReportDetails = Answers<'/api/v1/outage-reports/{id}', 'get'>;
export type Recovered = Answers<'/api/v1/outage-reports/{id}/items', 'get'>['items'][number];

import { unknownField } from '../http/unknown-fields.ts';

/** An intended difference from Intercom's description, based on better evidence. */
export interface KnownDifference {
  /** Pattern for `METHOD /path` as described. */
  call: RegExp;
  status?: number;
  /** Pattern for side, JSON pointer and message, such as `answer /avatar must be object`. */
  finding: RegExp;
  /** The evidence, with its place in the reference. */
  reason: string;
}

const anyCall = /./;
const answersWithContacts = /^(GET|POST|PUT) \/(contacts|companies\/\{company_id\}\/contacts|visitors\/convert)/;
const conversations = /^(GET|POST|PUT|DELETE) \/conversations/;
const companies = /^(GET|POST|PUT|DELETE) \/(companies|contacts\/\{contact_id\}\/companies)/;

export const knownDifferences: KnownDifference[] = [
  {
    call: anyCall,
    finding: new RegExp(`^answer (/.+)?/${unknownField} is not described$`),
    reason: 'reference 18.C.27: added by a switch',
  },
  {
    call: answersWithContacts,
    finding: /^answer (\/data\/\*)?\/(sms_consent|unsubscribed_from_sms) is not described$/,
    reason: 'reference 4.1: recorded in every contact',
  },
  {
    call: answersWithContacts,
    finding: /^answer (\/data\/\*)?\/enabled_push_messaging is missing$/,
    reason: 'reference 4.1: in the examples, but in no recording',
  },
  {
    call: answersWithContacts,
    finding: /^answer (\/data\/\*)?\/email must be string$/,
    reason: 'reference 4.1: what is empty is null, in every contact recorded',
  },
  {
    call: /^(POST \/contacts\/search|GET \/contacts|GET \/companies\/\{company_id\}\/contacts)$/,
    finding:
      /^answer \/data\/\*\/(opted_(in|out)_subscription_types|utm_\w+|referrer|(tags|notes|companies|social_profiles)\/type|location\/(country|continent)_code) is not described$/,
    reason: 'reference 4.1: lists show whole contacts, which have these in the examples of a single one',
  },
  {
    call: anyCall,
    finding: /^answer \/pages\/next\/page is not described$/,
    reason: 'reference 6.1: recorded',
  },
  {
    call: anyCall,
    finding: /^answer \/pages\/next must be object,null$/,
    reason: 'reference 6.6: the address of the next page where pages are numbered',
  },
  {
    call: /^POST \/contacts\/search$/,
    finding: /^(request \/requestBody\/pagination|answer \/pages)\/per_page must be integer$/,
    reason: 'reference 6.1: text is taken, and echoed as it was sent',
  },
  {
    call: /^POST \/contacts\/search$/,
    finding: /^request \/requestBody\/(query fits none of the alternatives$|sort\/)/,
    reason: 'reference 6.1: filters and groups can be mixed; a sort of nulls means none',
  },
  {
    call: /^GET \/data_attributes$|^PUT \/data_attributes\/\{data_attribute_id\}$/,
    finding: /^answer (\/data\/\*)?\/(description|options) is missing$/,
    reason: 'reference 5.2: absent when unset',
  },
  {
    call: companies,
    finding: /^(request \/requestBody|answer (\/data\/\*)?)\/custom_attributes\/[^/]+ must be string$/,
    reason: 'reference 7.1: attributes of companies have types like those of contacts',
  },
  {
    call: /^POST \/companies$/,
    finding: /^request \/requestBody\/monthly_spend must be integer$/,
    reason: 'reference 7.1: decimals are cut off',
  },
  {
    call: companies,
    finding: /^answer (\/data\/\*)?\/(name|remote_created_at|last_request_at) is missing$/,
    reason: 'reference 7.1: the examples show companies for which these were given',
  },
  {
    call: companies,
    finding: /^answer \/notes\/(data|url|total_count|has_more) is not described$/,
    reason: 'reference 4.1: embedded lists of notes have this shape',
  },
  {
    call: /^GET \/companies$/,
    finding:
      /^answer \/((company_id|id|app_id|name|created_at|updated_at|remote_created_at|last_request_at|monthly_spend|session_count|user_count|tags|segments|plan|size|website|industry|custom_attributes) is not described|(data|pages|total_count) is missing|type must be equal .*)$/,
    reason: 'reference 7.1: with company_id or name it answers one company',
  },
  {
    call: /^GET \/contacts$/,
    finding: /^request \/query\/\w+ is not described$/,
    reason:
      'reference 6.6 and 18.D.29: per_page and starting_after are not described; unknown keys are taken and logged',
  },
  {
    call: /^GET \/contacts\/\{id\}\/merge_history$/,
    finding: /^answer \/next_cursor is missing$/,
    reason: 'reference 4.5: absent at the end, as elsewhere; the example shows a page before it',
  },
  {
    call: /^POST \/(companies\/search|contacts\/merge\/preview)$/,
    finding: /^call is not described$/,
    reason: 'reference 3: only Preview has them; refused in other versions',
  },
  {
    call: /^GET \/companies\/\{company_id\}\/contacts$|^GET \/contacts\/\{contact_id\}\/(notes|companies)$/,
    finding: /^request \/query\/(per_page|page|starting_after) is not described$/,
    reason: 'reference 6.6: the response has pages, which are requested like any others',
  },
  {
    call: /^(GET|POST) \/contacts\/\{contact_id\}\/notes$/,
    finding: /^request \/(path\/contact_id must be integer|requestBody\/admin_id must be string)$/,
    reason: 'reference 1: ids of contacts are 24 hex digits; ids of admins are taken as numbers too',
  },
  {
    call: /^GET \/notes\/\{note_id\}$/,
    finding: /^answer \/contact is missing$/,
    reason: 'reference 7.3: companies have notes too',
  },
  {
    call: /^GET \/events$/,
    finding: /^request \/query( must have required property 'filter'|\/\w+ is not described)$/,
    reason: 'reference 8: the person is a parameter of its own, and pages have before, since and per_page',
  },
  {
    call: /^GET \/events$/,
    finding:
      /^answer \/(type must be equal|events\/\*\/\w+ is not described|(email|\w*user_id|pages|pages\/next) is missing|(email|user_id) must be string)/,
    reason: 'reference 8: a list of whole events; the description shows its summary',
  },
  {
    call: /^POST \/events$/,
    finding: /^request \/requestBody\/metadata\/\w+ must be string$/,
    reason: 'reference 8: values may be numbers, dates, links and money',
  },
  {
    call: conversations,
    finding: /^answer (\/conversations\/\*)?\/(statistics\/\w+|.*\/author\/(name|email)) must be (integer|string)$/,
    reason:
      'reference 9: times of what has not happened are null, and so are name and address of an author who is gone',
  },
  {
    call: conversations,
    finding:
      /^answer (\/conversations\/\*)?(\/teammates\/(admins is not described|teammates is missing)|\/topics\/.*|\/conversation_parts\/conversation_parts\/\*\/author\/(from_ai_agent|is_ai_answer) is not described)$/,
    reason: 'reference 9: recorded so, other than described',
  },
  {
    call: /^(GET|POST|PUT|DELETE) \/conversations\/attributes/,
    finding: /^answer (\/data\/\*)?\/(multiline|options|reference) is (missing|not described)$/,
    reason: 'reference 5.2: texts alone have multiline, lists options, relationships a reference',
  },
  {
    call: /^POST \/messages$/,
    finding: /^request \/requestBody(\/from\/id must be integer|\/message_type must be equal .*|\/to.*| fits none .*)$/,
    reason: 'reference 9: recorded with other values than described, such as inapp and a receiver of type contact',
  },
  {
    call: /^POST \/(conversations\/\{conversation_id\}\/(parts|reply)|visitors\/convert)$/,
    finding: /^request \/requestBody(\/user)? fits none of the alternatives$/,
    reason: 'reference 9: ids are taken as numbers and as text; a visitor may become a lead with an address alone',
  },
  {
    call: /^GET \/teams\/\{team_id\}$/,
    finding: /^answer \/assignment_limit is missing$/,
    reason: 'the description itself says that only teams whose load is balanced have one',
  },
  {
    call: /^GET \/counts$/,
    finding: /^call is not described$/,
    reason: 'reference 10: older than the description, and still served',
  },
];

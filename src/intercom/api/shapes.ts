import { z } from 'zod';
import { unescapeText } from './unescape-text.ts';

// Intercom adds fields and codes without a new version (reference 1): unknown ones are accepted.

/** Unix seconds over REST, ISO text in notifications (reference 13.3); anything else counts as unknown. */
export const time = z
  .union([
    z.number().transform((seconds) => new Date(seconds * 1000)),
    z.string().transform((text) => (/^\d+$/.test(text) ? new Date(Number(text) * 1000) : new Date(text))),
  ])
  .transform((date) => (Number.isNaN(date.getTime()) ? null : date))
  .nullish()
  .catch(null)
  .transform((date) => date ?? null);

const id = z.union([z.string(), z.number()]).transform(String);

const escapedText = z
  .string()
  .nullish()
  .transform((text) => (text == null ? null : unescapeText(text)));

/** A list inside a contact: at most ten stubs, with how many there are (reference 4.1). */
const stubList = z
  .looseObject({
    data: z.array(z.looseObject({ id })),
    has_more: z.boolean().nullish(),
    total_count: z.number().nullish(),
  })
  .nullish()
  .catch(null);

/** A contact, over REST and inside notifications. */
export const contactShape = z.looseObject({
  id: z.string(),
  role: z.string().nullish(),
  email: escapedText,
  name: escapedText,
  external_id: escapedText,
  created_at: time,
  updated_at: time,
  location: z.record(z.string(), z.unknown()).nullish().catch(null),
  custom_attributes: z.record(z.string(), z.unknown()).nullish(),
  archived: z.boolean().nullish().catch(null),
  tags: stubList,
  companies: stubList,
});
export type ContactAnswer = z.infer<typeof contactShape>;

/** What was merged into a contact; users alone have it (reference 4.5). */
export const mergeHistoryShape = z.looseObject({
  merge_history: z
    .array(z.looseObject({ source_contact_id: z.string() }))
    .nullish()
    .catch(null),
});

/** `pages.next` of Intercom's lists: an object, an address, null or nothing (reference 6.6). */
const nextPage = z
  .union([
    z.looseObject({ starting_after: z.string() }).transform(({ starting_after }) => starting_after),
    z.string().transform((address) => URL.parse(address)?.searchParams.get('starting_after') ?? null),
  ])
  .nullish()
  .catch(null)
  .transform((cursor) => cursor || null);

export const contactListShape = z.looseObject({
  data: z.array(contactShape),
  total_count: z.number().nullish(),
  pages: z.looseObject({ next: nextPage }).nullish().catch(null),
});

/** `options` came as texts and, in older answers, as objects with a value. */
const option = z.union([z.string(), z.looseObject({ value: z.string() }).transform(({ value }) => value)]);

export const attributeShape = z.looseObject({
  // standard attributes have no id (reference 5.2)
  id: z.union([z.number(), z.string()]).nullish(),
  name: z.string(),
  full_name: z.string(),
  label: z.string().nullish(),
  data_type: z.string(),
  options: z.array(option).nullish(),
  api_writable: z.boolean().nullish(),
  custom: z.boolean().nullish(),
  archived: z.boolean().nullish(),
});
export type AttributeAnswer = z.infer<typeof attributeShape>;

export const attributeListShape = z.looseObject({ data: z.array(attributeShape) });

/** Who authorised and for which workspace. */
export const meShape = z.looseObject({
  app: z.looseObject({
    id_code: z.string().min(1),
    name: z.string().nullish(),
    region: z.string().nullish(),
    timezone: z.string().nullish(),
  }),
});

/** The same value twice, and nothing about expiry (reference 2.3). */
export const tokenShape = z.looseObject({ token: z.string().min(1) });

const errorEntry = z.looseObject({
  code: z.string().nullish(),
  message: z.string().nullish(),
  field: z.string().nullish().catch(null),
});
export type ErrorEntry = z.infer<typeof errorEntry>;
export const errorListShape = z.looseObject({ errors: z.array(errorEntry) });

export const tagShape = z.looseObject({ id, name: z.string().transform(unescapeText) });
export const tagListShape = z.looseObject({ data: z.array(tagShape) });

export const segmentListShape = z.looseObject({
  segments: z.array(z.looseObject({ id, name: z.string().transform(unescapeText) })),
});

export const noteListShape = z.looseObject({ data: z.array(z.looseObject({ body: z.string().nullish() })) });

export const companyShape = z.looseObject({ id });
/** Asked for by our id or by name: one company, or the first of a list; null when the list is empty. */
export const foundCompanyShape = z.union([
  z.looseObject({ data: z.array(companyShape) }).transform(({ data }) => data[0] ?? null),
  companyShape,
]);

export const anyShape = z.unknown();

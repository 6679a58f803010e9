import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import { contactUrlOf } from '../../integration/connections/contact-url.ts';
import { getConnectionById } from '../../integration/connections/find-connection.ts';
import { largestFile, storeFile, tooLarge } from '../../imports/csv/store-file.ts';
import { getImport, getPlainImport, listImportRows, walkImportRows } from '../../imports/find-import.ts';
import { shownOutcomes, type Import, type ImportRow } from '../../imports/import.ts';
import { leftReasonText, lineRemedy, rowMessages } from '../../imports/row-messages.ts';
import { type CsvValue, sendCsv } from './send-csv.ts';
import { findLinksOfReferrers } from '../../links/find-link.ts';
import { linkStateOf, type Link } from '../../links/link.ts';
import { referralLink } from '../../links/referral-code.ts';
import { textForm } from '../../platform/text/text-form.ts';
import { takeUpload } from '../upload.ts';
import type { WebContext } from '../web-context.ts';
import { idParams, optionalQuery, pageAnswer, pageQuery, toPageAnswer } from './forms.ts';
import { importAnswer, importRowAnswer, presentImport, presentImportRow } from './import-answer.ts';
import { nameOfFor } from '../team-names.ts';

const tags = ['Imports'];

/** The multipart overhead around a file is less than this. */
const formAround = 10_000;

const stalled =
  'The upload stopped: nothing of the file arrived for a minute. Check your connection to the internet and upload it again.';

const rowQuery = z.object({
  outcome: optionalQuery(z.enum(shownOutcomes)),
  reason: optionalQuery(textForm(50)),
});

const exampleFile =
  'email,first_name,last_name,phone\nana@example.com,Ana,Diaz,+1 555 0100\nben@example.com,Ben,Okoro,\n';

/** The people of imports: rows on screen and as a file, and the upload that they come from. */
export function importPeopleRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf, settings } = context;
  const { crm } = context;

  const contactUrlsOf = async (found: Import): Promise<(contactId: string) => string | null> => {
    if (!found.connection_id) return () => null;
    const connection = await getConnectionById(db, found.workspace_id, found.connection_id);
    return (contactId) => contactUrlOf(crm, connection, contactId);
  };

  return async (app) => {
    await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: largestFile } });

    app.post(
      '/imports/:id/file',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary:
            'Upload the CSV file of an import: multipart/form-data with one `file`, UTF-8, at most 50 MB; it may take as long as bytes keep coming',
          consumes: ['multipart/form-data'],
          params: idParams,
          response: { 200: importAnswer },
        },
      },
      async (request) => {
        const key = { workspaceId: callerOf(request).workspaceId, importId: request.params.id };
        context.bodyTimer.takeYourTime(request.raw, stalled);
        await takeUpload(request, async ({ file, filename }) => {
          if (Number(request.headers['content-length']) > largestFile + formAround) {
            // read and dropped, so that the caller reads the answer: one that still sends may not
            file.resume();
            await finished(file);
            throw tooLarge();
          }
          await storeFile(crm, key, { name: filename || 'CSV file', bytes: file, isCut: () => file.truncated });
        });
        return presentImport(crm.providers, await getImport(db, key), nameOfFor(callerOf(request)));
      },
    );

    app.get(
      '/imports/example.csv',
      {
        config: { scope: 'read' },
        schema: { tags, summary: 'A file as it may be uploaded', response: { 200: z.string() } },
      },
      async (request, reply) => {
        callerOf(request);
        return reply.type('text/csv; charset=utf-8').send(exampleFile);
      },
    );

    app.get(
      '/imports/:id/rows',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The people of an import, in the order in which they came; search looks at name and e-mail',
          params: idParams,
          querystring: pageQuery.omit({ campaign_id: true }).extend(rowQuery.shape),
          response: { 200: pageAnswer(importRowAnswer) },
        },
      },
      async (request) => {
        const key = { workspaceId: callerOf(request).workspaceId, importId: request.params.id };
        const found = await getPlainImport(db, key);
        const page = await listImportRows(db, key, request.query);
        const ofRows = {
          contactUrl: await contactUrlsOf(found),
          links: await findLinksOfReferrers(db, key.workspaceId, referrersOf(page.items)),
          publicUrl: settings.publicUrl,
        };
        return toPageAnswer(page, (row) => presentImportRow(found, row, ofRows));
      },
    );

    app.get(
      '/imports/:id/rows.csv',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The same as a CSV file',
          params: idParams,
          querystring: rowQuery,
          response: { 200: z.any() },
        },
      },
      async (request, reply) => {
        const key = { workspaceId: callerOf(request).workspaceId, importId: request.params.id };
        await getPlainImport(db, key);
        const linksOf = (rows: readonly ImportRow[]) => findLinksOfReferrers(db, key.workspaceId, referrersOf(rows));
        const people = withLinks(walkImportRows(db, key, request.query), linksOf);
        const rows = csvRecords(people, settings.publicUrl);
        return sendCsv(reply, context.log, { name: 'import.csv', columns: csvColumns, rows });
      },
    );
  };
}

const csvColumns = [
  'line',
  'contact_id',
  'email',
  'first_name',
  'last_name',
  'phone',
  'outcome',
  'reason',
  'result',
  'error',
  'what to do',
  'left',
  'code',
  'link',
  'link state',
];

const referrersOf = (rows: readonly ImportRow[]): string[] =>
  rows.flatMap(({ referrer_id: referrerId }) => (referrerId === null ? [] : [referrerId]));

type RowWithLink = { row: ImportRow; link: Link | undefined };

/** As many rows as their links are read for at once. */
const atOnce = 500;

/** Rows, each with the link of its referrer. */
async function* withLinks(
  rows: AsyncIterable<ImportRow>,
  linksOf: (rows: readonly ImportRow[]) => Promise<ReadonlyMap<string, Link>>,
): AsyncGenerator<RowWithLink> {
  let batch: ImportRow[] = [];
  const flush = async () => {
    const links = await linksOf(batch);
    const flushed = batch.map((row) => ({ row, link: links.get(row.referrer_id ?? '') }));
    batch = [];
    return flushed;
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === atOnce) yield* await flush();
  }
  yield* await flush();
}

async function* csvRecords(people: AsyncIterable<RowWithLink>, publicUrl: string): AsyncGenerator<CsvValue[]> {
  for await (const { row, link } of people) {
    yield [
      row.line,
      row.contact_id,
      row.email,
      row.first_name,
      row.last_name,
      row.phone,
      row.outcome,
      rowMessages(row),
      row.result,
      row.error,
      row.line === null ? null : lineRemedy(row.reason),
      row.left_reason && leftReasonText(row.left_reason),
      link?.code,
      link && referralLink(publicUrl, link.code),
      link && linkStateOf(link.paused_at),
    ];
  }
}

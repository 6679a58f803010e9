import type { Attachment, ReplyOption } from '../entities/conversation.ts';
import { invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { parseSeconds } from './parse-seconds.ts';

type Fields = Record<string, unknown>;

/** @documented 9: At most ten attachments are taken with a message. */
const mostAttachments = 10;

/** @documented 9: A message without a body answers 400 parameter_invalid "Body is required". */
export function parseBody(value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (value === undefined || value === null || typeof value === 'string') throw invalid('Body is required');
  throw invalid('Body must be a string');
}

/** An optional body. */
export const parseOptionalBody = (value: unknown): string | null =>
  value === undefined || value === null || value === '' ? null : parseBody(value);

/**
 * When a message was written, milliseconds; now by default.
 * @documented 9: created_at of a message or reply may be given to bring over older conversations.
 * @assumed 9: A created_at in the future is refused with 400.
 */
export function parseWrittenAt(value: unknown, nowMs: number): number {
  if (value === undefined || value === null) return nowMs;
  const at = parseSeconds(value, 'created_at') * 1000;
  if (at > nowMs) throw invalid('created_at must not be in the future');
  return at;
}

/**
 * The files at a message: addresses, or files as base64.
 * @documented 9: attachment_urls and attachment_files cannot be used together.
 * @assumed 9: Files sent as base64 are kept by name, type and size only; their address leads nowhere.
 */
export function parseAttachments(body: Fields): Attachment[] {
  const urls = listOf(body['attachment_urls'], 'attachment_urls');
  const files = listOf(body['attachment_files'], 'attachment_files');
  if (urls.length > 0 && files.length > 0)
    throw invalid('attachment_urls and attachment_files cannot be used together');
  return [...urls.map(urlAttachment), ...files.map(fileAttachment)];
}

function listOf(value: unknown, label: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalid(`${label} must be an array`);
  if (value.length > mostAttachments) throw invalid(`${label} can hold ${mostAttachments} entries at most`);
  return value;
}

function urlAttachment(url: unknown): Attachment {
  if (typeof url !== 'string' || !/^https?:/.test(url) || !URL.canParse(url))
    throw invalid('attachment_urls must hold URLs');
  const name = new URL(url).pathname.split('/').at(-1) || 'attachment';
  return { name, url, contentType: 'application/octet-stream', size: 0 };
}

function fileAttachment(file: unknown): Attachment {
  const { content_type: contentType, data, name } = isPlainObject(file) ? file : {};
  if (typeof contentType !== 'string' || typeof data !== 'string' || typeof name !== 'string')
    throw invalid('attachment_files must hold objects of content_type, data and name');
  const url = `https://downloads.intercomcdn.example/${encodeURIComponent(name.toWellFormed())}`;
  return { name, url, contentType, size: Buffer.byteLength(data, 'base64') };
}

/** @documented 9: A quick reply needs reply_options, each with a text and a uuid. */
export function parseReplyOptions(value: unknown): ReplyOption[] {
  const options = Array.isArray(value) ? value : [];
  if (options.length === 0) throw invalid('reply_options are required');
  return options.map((option: unknown) => {
    const { text, uuid } = isPlainObject(option) ? option : {};
    if (typeof text !== 'string' || text === '' || typeof uuid !== 'string' || uuid === '')
      throw invalid('reply_options must hold objects of text and uuid');
    return { text, uuid };
  });
}

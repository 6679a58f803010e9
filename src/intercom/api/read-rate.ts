import type { RateReading } from '../../integration/provider/pacing/pace.ts';

/** What an answer says about the limit of calls (reference 12). */
export function readRate(status: number, headers: Headers): RateReading {
  return {
    limit: readNumber(headers, 'x-ratelimit-limit'),
    remaining: readNumber(headers, 'x-ratelimit-remaining'),
    resetAt: readReset(headers),
    answeredAt: readDate(headers),
    refused: status === 429,
  };
}

/** When the limit is free again; null when the answer does not say. */
export function readReset(headers: Headers): Date | null {
  const seconds = readNumber(headers, 'x-ratelimit-reset');
  return seconds === null ? null : new Date(seconds * 1000);
}

function readNumber(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function readDate(headers: Headers): Date | null {
  const date = new Date(headers.get('date') ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

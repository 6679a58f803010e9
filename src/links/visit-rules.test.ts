import { expect, it } from 'vitest';
import { countsAsVisit } from './visit-rules.ts';

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1';
const person = { method: 'GET', userAgent: phone, purpose: undefined, isRepeated: false };

it.each([
  ['a person', {}, true],
  ['a program that does not say what it is', { userAgent: undefined }, true],
  ['a phone made by CUBOT', { userAgent: 'Mozilla/5.0 (Linux; Android 13; CUBOT X70) Chrome/120.0 Mobile' }, true],
  ['the browser inside Facebook', { userAgent: `${phone} [FBAN/FBIOS;FBAV/480.0]` }, true],
  ['a HEAD request', { method: 'HEAD' }, false],
  ['the same browser within the hour', { isRepeated: true }, false],
  ['a browser that fetches in advance', { purpose: 'prefetch;prerender' }, false],
  ['a preview on a phone', { purpose: 'preview' }, false],
  ['Slack', { userAgent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }, false],
  ['WhatsApp', { userAgent: 'WhatsApp/2.24.1 A' }, false],
  ['Facebook and iMessage', { userAgent: 'facebookexternalhit/1.1 Facebot Twitterbot/1.0' }, false],
  ['Telegram', { userAgent: 'TelegramBot (like TwitterBot)' }, false],
  ['Teams', { userAgent: 'Mozilla/5.0 SkypeUriPreview Preview/0.5' }, false],
  ['LinkedIn', { userAgent: 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient)' }, false],
  ['Google', { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, false],
])('%s', (_case, differs, expected) => expect(countsAsVisit({ ...person, ...differs })).toBe(expected));

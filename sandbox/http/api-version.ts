import { IntercomError } from './intercom-error.ts';

const ordered = ['2.11', '2.12', '2.13', '2.14', '2.15', '2.16', '2.17', 'Preview'] as const;

/** The versions imitated here, oldest first. */
export type ApiVersion = (typeof ordered)[number];

/** Real, but older than what is imitated here (reference 3). */
const olderVersion = /^(1\.[0-4]|2\.\d|2\.10)$/;

/**
 * The version a call is answered in: its `Intercom-Version` header, or else the app's own (documented, reference 3).
 * @throws IntercomError 400 `intercom_version_invalid`
 */
export function versionOfCall(header: string | string[] | undefined, appVersion: ApiVersion): ApiVersion {
  if (header === undefined || header === '') return appVersion;
  if (header === 'Unstable') return 'Preview'; // documented alias (reference 3)
  const version = ordered.find((known) => known === header);
  if (version !== undefined) return version;
  const message = olderVersion.test(String(header))
    ? 'Requested resource is not available in current API version.' // documented text, our use of it assumed
    : 'The requested version could not be found'; // recorded (reference 3)
  throw new IntercomError(400, 'intercom_version_invalid', message);
}

/** Whether `version` is `least` or newer; Preview is newer than all. */
export function isAtLeast(version: ApiVersion, least: ApiVersion): boolean {
  return ordered.indexOf(version) >= ordered.indexOf(least);
}

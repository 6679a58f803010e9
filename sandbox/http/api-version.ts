import { IntercomError } from './intercom-error.ts';

/** The versions imitated here, oldest first. */
export const apiVersions = ['2.11', '2.12', '2.13', '2.14', '2.15', '2.16', '2.17', 'Preview'] as const;

export type ApiVersion = (typeof apiVersions)[number];

/** @documented 3: Versions 1.0 to 1.4 and 2.0 to 2.10 exist as well; they are not imitated here. */
const olderVersion = /^(1\.[0-4]|2\.\d|2\.10)$/;

/**
 * The version a call is answered in.
 *
 * @documented 3: The Intercom-Version header decides; without it the app's version holds for all its tokens, old ones too.
 * @documented 3: Unstable is an older name of Preview.
 * @recorded 3: An unknown version answers 400 intercom_version_invalid "The requested version could not be found".
 * @assumed 3: A version that exists but is not imitated here answers as a call that its version lacks.
 * @throws IntercomError 400 `intercom_version_invalid`
 */
export function versionOfCall(header: string | string[] | undefined, appVersion: ApiVersion): ApiVersion {
  if (header === undefined || header === '') return appVersion;
  if (header === 'Unstable') return 'Preview';
  const version = apiVersions.find((known) => known === header);
  if (version !== undefined) return version;
  const message = olderVersion.test(String(header))
    ? 'Requested resource is not available in current API version.'
    : 'The requested version could not be found';
  throw new IntercomError(400, 'intercom_version_invalid', message);
}

/** Whether `version` is `least` or newer; Preview is newer than all. */
export function isAtLeast(version: ApiVersion, least: ApiVersion): boolean {
  return apiVersions.indexOf(version) >= apiVersions.indexOf(least);
}

import { IntercomError } from './intercom-error.ts';

/**
 * 400 for a key that the body must not have.
 *
 * @documented 7.1: A key that companies do not know answers 400 bad_request "bad 'x' parameter" with a request_id of null.
 */
export class BadParameter extends IntercomError {
  constructor(key: string) {
    super(400, 'bad_request', `bad '${key.slice(0, 100)}' parameter`);
  }
}

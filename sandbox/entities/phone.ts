/**
 * A phone number in E.164, such as `+353871234567`, or null when it has no such form.
 * @documented 4.10: Preview adds formatted_phone, the phone number in E.164.
 * @assumed 4.10: A phone number without a leading + has no E.164 form; formatted_phone is null then.
 */
export function formatPhone(phone: string | null): string | null {
  const digits = phone?.trimStart().startsWith('+') === true ? phone.replace(/[\s().+-]/g, '') : '';
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}

/** A value of a contact's attribute; dates are unix seconds. */
export type AttributeValue = string | number | boolean | null;

export type AttributeModel = 'contact' | 'company';
export type AttributeType = 'string' | 'integer' | 'float' | 'boolean' | 'date' | 'datetime';

/** A custom attribute's definition. Contacts hold the values, keyed by `name`. */
export interface DataAttribute {
  id: number;
  name: string;
  model: AttributeModel;
  type: AttributeType;
  /** Present for list attributes, whose type is `string`. */
  options: string[] | null;
  description: string | null;
  messengerWritable: boolean;
  archived: boolean;
  adminId: string;
  createdAt: number;
  updatedAt: number;
}

/** Maximum of custom attributes in a workspace, not counting archived ones. */
export const attributeLimit = 250;

/** The live definition by exact name (names are case-sensitive), or undefined. */
export function findAttribute(
  attributes: readonly DataAttribute[],
  model: AttributeModel,
  name: string,
): DataAttribute | undefined {
  return attributes.find((attribute) => attribute.model === model && attribute.name === name && !attribute.archived);
}

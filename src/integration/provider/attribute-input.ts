import { z } from 'zod';
import { attributeTypes } from './crm-attribute.ts';

/** A type of attributes as it is sent and stored; `date` is what an instant was called before. */
export const attributeTypeInput = z.preprocess((type) => (type === 'date' ? 'instant' : type), z.enum(attributeTypes));

import { z } from 'zod';
import { isDecimal } from '../lib/decimal';

// Without code generation at run time: the page may be served under a policy that forbids it.
z.config({ jitless: true });

/** Money, price or quantity: text from the wire to the screen and back. */
export const DecimalText = z.string().refine(isDecimal, 'not a decimal');

/** A decimal that may not exist. */
export const OptionalDecimal = DecimalText.nullish().transform((value) => value ?? null);

/** Text that may not exist, empty then. */
export const OptionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** A time that may not exist. ISO 8601, UTC. */
export const OptionalTime = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

import * as z from 'zod/mini'

/** Where people read what a schema has against a value: by itself the small zod says only that something is wrong. */
export const inWords = { error: z.locales.en().localeError }

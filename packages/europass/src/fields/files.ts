import * as z from 'zod/mini'
import { entryId } from './kit.ts'

/** How many files an entry may have. */
export const filesOfEntry = 20

/**
 * The files that belong to an entry: ids of files that lie elsewhere, in a library or beside a document. An
 * entry without files has no such field, as those from before there were files.
 */
export const files = (): z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>> =>
  z.optional(z.array(entryId()).check(z.maxLength(filesOfEntry)))

/** The ids of an entry's files. */
export const filesOf = (entry: { readonly files?: readonly string[] | undefined }): readonly string[] =>
  entry.files ?? []

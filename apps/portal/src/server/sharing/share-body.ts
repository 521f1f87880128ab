import { isLanguageTag } from '@laissez-passer/europass/fields'
import * as z from 'zod/mini'
import { itemName, type ShareItem, shareKinds } from '../../share-items.ts'
import { shareLimits } from '../store/shares.ts'
import { sharedKinds } from './kinds.ts'

const named = z.string().check(z.regex(/^[\w-]{1,64}$/))
const line = (most: number) => z.string().check(z.maxLength(most), z.regex(/^\P{Cc}*$/u))
/** Lines may end; nothing else that is no character. */
const lines = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[\P{Cc}\n]*$/u))

const withId = shareKinds.filter((kind) => kind !== 'profile' && kind !== 'grid')

const item = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('profile'),
      headline: line(120),
      language: z.union([z.literal(''), z.string().check(z.maxLength(35), z.refine(isLanguageTag))]),
      shows: z.array(z.string().check(z.regex(/^[\w:-]{1,80}$/))).check(z.maxLength(80)),
    }),
    z.object({ kind: z.literal('grid') }),
    z.object({ kind: z.enum(withId), id: named }),
  ])
  .check(z.refine(({ kind }) => kind in sharedKinds))

const items = z.array(item).check(
  z.minLength(1),
  z.maxLength(shareLimits.items),
  z.refine((all: readonly ShareItem[]) => new Set(all.map(itemName)).size === all.length),
)

const { shortest, longest } = shareLimits.password

const body = z.object({
  title: line(shareLimits.title),
  message: lines(shareLimits.message),
  items,
  may: z._default(z.enum(['read', 'complete']), 'read'),
  expiresAt: z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(100_000_000_000))),
  /** Absent: the one there is stays; null: none. */
  password: z.optional(z.nullable(z.string().check(z.minLength(shortest), z.maxLength(longest)))),
})

/** What a browser says of a link. */
export type ShareBody = z.infer<typeof body>

/** Reads what a browser says of a link; null where it is anything else, or of a kind that can't be shared. */
export const shareBody = (value: unknown): ShareBody | null => body.safeParse(value).data ?? null

/** Whether a name is one that a browser gives a link. */
export const isShareId = (id: string): boolean => /^[\w-]{8,64}$/.test(id)

/** Reads a password that a receiver typed; null where it can't be one. */
export function typedPassword(value: unknown): string | null {
  const read = z.object({ password: z.string().check(z.minLength(1), z.maxLength(longest)) }).safeParse(value)
  return read.success ? read.data.password : null
}

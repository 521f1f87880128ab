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

/** One thing that a link shows, as it is sent. */
export const shareItem = z
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

const items = z.array(shareItem).check(
  z.minLength(1),
  z.maxLength(shareLimits.items),
  z.refine((all: readonly ShareItem[]) => new Set(all.map(itemName)).size === all.length),
)

const { shortest, longest } = shareLimits.password

/** What a browser says of a link. */
export const shareBody = z.object({
  title: line(shareLimits.title),
  message: lines(shareLimits.message),
  items,
  may: z._default(z.enum(['read', 'complete']), 'read'),
  expiresAt: z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(100_000_000_000))),
  /** Absent: the one there is stays; null: none. */
  password: z.optional(z.nullable(z.string().check(z.minLength(shortest), z.maxLength(longest)))),
})

/** What a browser says of a link. */
export type ShareBody = z.infer<typeof shareBody>

/** Whether a name is one that a browser gives a link. */
export const isShareId = (id: string): boolean => /^[\w-]{8,64}$/.test(id)

/** A password that a receiver typed. */
export const typedPassword = z.object({ password: z.string().check(z.minLength(1), z.maxLength(longest)) })

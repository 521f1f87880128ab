import { emailKey } from '@laissez-passer/core/email'
import type { Assurance } from '@laissez-passer/core/ports'
import { readList } from '@laissez-passer/server/settings'
import * as z from 'zod'

const assurance = z.enum(['LOW', 'MEDIUM', 'HIGH', 'TOP'])

/** Which assurance the addresses of a domain give an account, `example.eu=HIGH,partner.example=MEDIUM`. */
export const assuranceByDomain: z.ZodType<Readonly<Record<string, Assurance>>, string | undefined> = z
  .string()
  .default('')
  .transform((text, issues) => {
    const entries = readList(text).map(readEntry)
    const read = entries.filter((entry) => entry !== null)
    const twice = new Set(read.map(([domain]) => domain)).size < read.length
    if (!twice && read.length === entries.length) return Object.fromEntries(read)
    issues.addIssue(twice ? 'a domain occurs twice' : 'not a domain with its assurance')
    return z.NEVER
  })

/** The domain is written as the key of an address has it, so that both are compared letter by letter. */
function readEntry(entry: string): readonly [string, Assurance] | null {
  const [domain = '', named = '', ...more] = entry.split('=').map((part) => part.trim())
  const level = assurance.safeParse(named.toUpperCase())
  const address = `somebody@${domain}`
  if (more.length > 0 || !level.success || !/^[^@\s/*]+\.[^@\s/*]+$/.test(domain)) return null
  return [emailKey(address).slice('somebody@'.length), level.data]
}

import { emailKey } from '@laissez-passer/core/email'
import type { DomainRule } from '@laissez-passer/core/context'
import { readList } from '@laissez-passer/server/settings'
import * as z from 'zod'

const assurance = z.enum(['LOW', 'MEDIUM', 'HIGH', 'TOP'])
const level = z.enum(['BASIC', 'MEDIUM', 'HIGH'])

/**
 * Which assurance the addresses of a domain give an account, and which level it needs for any service:
 * `example.eu=HIGH,*.staff.example=MEDIUM:MEDIUM`.
 */
export const assuranceByDomain: z.ZodType<Readonly<Record<string, DomainRule>>, string | undefined> = z
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
function readEntry(entry: string): readonly [string, DomainRule] | null {
  const [domain = '', value = '', ...more] = entry.split('=').map((part) => part.trim())
  const [named = '', needed, ...rest] = value.toUpperCase().split(':')
  const [sure, needs] = [assurance.safeParse(named), level.safeParse(needed ?? 'BASIC')]
  const [, below = '', name = ''] = /^(\*\.)?([^@\s/*]+\.[^@\s/*]+)$/.exec(domain) ?? []
  if (more.length + rest.length > 0 || !sure.success || !needs.success || name === '') return null
  const key = below + emailKey(`somebody@${name}`).slice('somebody@'.length)
  return [key, needed === undefined ? sure.data : { assurance: sure.data, level: needs.data }]
}

import type { FieldIssue } from '@laissez-passer/core/errors'
import type { Person } from '@laissez-passer/core/operator'
import { Refused, textOf, type Typed } from './command.ts'

/** The options that name a person. */
export const personOptions = {
  'first-name': { type: 'string' },
  'last-name': { type: 'string' },
  language: { type: 'string' },
  uid: { type: 'string' },
} as const

/** What `--help` says of them. */
export const personExplained: readonly (readonly [string, string])[] = [
  ['--first-name <name>', 'who has one name has it here; at least one of the two is needed'],
  ['--last-name <name>', 'their other name'],
  ['--language <code>', 'of pages and mails, e.g. fr; default: en'],
  ['--uid <identifier>', 'their unique identifier; default: one is made'],
]

/** A person as an operator typed them. */
export function personOf(typed: Typed, email: string): Person {
  const uid = textOf(typed, 'uid')
  return {
    email,
    firstName: textOf(typed, 'first-name') ?? '',
    lastName: textOf(typed, 'last-name') ?? '',
    language: textOf(typed, 'language') ?? 'en',
    ...(uid === undefined ? {} : { uid }),
  }
}

/** Says all that is wrong with a person or a password. */
export function invalid(issues: readonly FieldIssue[]): Refused {
  return new Refused('invalid', issues.map(wordsOf).join('\n'))
}

/** What is wrong, and what is accepted; nothing that was given is repeated. */
export function wordsOf({ code, field, params }: FieldIssue): string {
  if (field === 'newPassword') return `password: ${ofPassword(code, params ?? {})}`
  const known = words[`${field}.${code}`] ?? words[code]
  if (known !== undefined) return `${field}: ${known}`
  const facts = Object.values(params ?? {}).join(', ')
  return `${field}: ${code}${facts === '' ? '' : ` (${facts})`}`
}

function ofPassword(code: string, params: Readonly<Record<string, unknown>>): string {
  const known: Readonly<Record<string, string>> = {
    required: 'missing',
    'too-short': `too short. Accepted: ${params['min']} characters at least`,
    'too-long': `too long. Accepted: ${params['max']} characters at most`,
    'too-few-groups': `lacks ${String(params['missing']).split(',').join(', ')}. Accepted: ${params['min']} of the groups upper and lower case, digits, special characters`,
    'own-data': 'holds the person’s name, address or identifier. Accepted: one that doesn’t',
    common: 'is on a list of common ones. Accepted: one that isn’t',
    monotonous: 'repeats characters or counts. Accepted: one that doesn’t',
    breached: 'was stolen elsewhere. Accepted: another one',
  }
  return known[code] ?? code
}

const address = 'no address that mail can be sent to. Accepted: one like marie@example.eu'
const words: Readonly<Record<string, string>> = {
  'email.required': 'missing. Accepted: an address like marie@example.eu',
  'email-no-at': address,
  'email-two-ats': address,
  'email-space': address,
  'email-no-local': address,
  'email-local': address,
  'email-local-long': address,
  'email-no-domain': address,
  'email-domain': address,
  'email-domain-long': address,
  'email-no-dot': address,
  'firstName.required': 'missing, and so is lastName. Accepted: at least one name',
  'too-long': 'too long. Accepted: 100 letters',
  'unsupported-characters':
    'holds a sign that no name has. Accepted: letters of any script, blanks, hyphens, apostrophes, dots',
  'name-link': 'reads as an address, which mail programs would make a link of. Accepted: a name',
  'name-no-letter': 'has no letter. Accepted: a name',
  'unknown-language': 'isn’t spoken here. Accepted: a code like en or fr',
  'uid-form': 'can’t be an identifier. Accepted: 3 to 32 of a–z, 0–9, dot, hyphen, underscore, a letter first',
  'uid-taken': 'is another account’s. Accepted: another one, or none: one is made',
  'retired-uid': 'was a deleted account’s, and is given to nobody again. Accepted: another one, or none: one is made',
  'email-taken': 'has an account with another unique identifier. Accepted: that identifier, or none',
  'group-form': 'holds a name that can’t be a group. Accepted: letters, digits, blanks and _ . : / - , 100 at most',
  'hash-unknown': 'a hash of no kind that is known. Accepted: bcrypt, scrypt, PBKDF2 and argon2, as the guide lists',
  'hash-too-costly':
    'would take too long to try. Accepted: bcrypt cost 14, PBKDF2 2,000,000 iterations, scrypt and argon2 128 MiB at most',
  'hash-not-here':
    'can’t be tried on Workers. Accepted there: PBKDF2 with 100,000 iterations at most, argon2 with 64 MiB',
  'hash-other-key':
    'was made with another SECRET_KEY. Accepted: one of this provider’s own keys, or other systems’ hashes',
  'value-form': 'can’t be read',
  'status-form': 'is no state. Accepted: active, locked',
  'time-form': 'is no moment. Accepted: seconds since 1970, or ISO 8601 like 2026-11-27T10:00:00Z',
  'assurance-form': 'is none. Accepted: LOW, MEDIUM, HIGH, TOP',
  'boolean-form': 'is neither. Accepted: true, false',
  'row-form': 'can’t be read. Accepted: a row with as many values as the first has names; an object of JSON',
}

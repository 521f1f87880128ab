import type { Level, MethodName, Proof, Requirement } from '../../src/ports/index.ts'
import type { Decision, Situation, Unread } from '../../src/sign-in/decide.ts'
import type { Enrolled } from '../../src/sign-in/enrolled.ts'
import type { VerificationMethod } from '../../src/context/index.ts'
import { codeMethod } from './world.ts'

const method = (name: MethodName, more: Partial<VerificationMethod>): VerificationMethod => ({
  ...codeMethod([], { name }),
  ...more,
})

/** One method of each sort: `app` shares the entry of `token`; `codes` are a way back in, `mail` confirms. */
export const cast: readonly VerificationMethod[] = [
  method('password', { kind: 'first', level: 'BASIC', strength: 'PASSWORD' }),
  method('phone', {}),
  method('key', { phishingResistant: true, anyCredential: true }),
  method('token', { level: 'HIGH' }),
  method('app', { offeredAs: 'token' }),
  method('codes', { kind: 'recovery' }),
  method('mail', { kind: 'confirmation', level: 'BASIC' }),
]

/** What an account has: names of methods, `phone2` for a second phone. */
export function has(...names: readonly string[]): Enrolled {
  return cast.map((one) => ({
    method: one,
    credentials: names
      .filter((name) => name.replace(/\d$/, '') === one.name)
      .map((name) => ({ id: `my-${name}`, name })),
  }))
}

/** What a destination asks. */
export function asking(level: Level, methods: readonly MethodName[] | null = null): Requirement {
  return { serviceName: null, level, methods }
}

/** Proofs by these methods. */
export function proved(...names: readonly MethodName[]): readonly Proof[] {
  return names.map((name, i) => ({ method: name, at: 1000 + i, credentialId: null }))
}

/** A situation in which nobody is known, nothing asked and nothing chosen, but for what is given. */
export function situation(given: Partial<Situation> = {}): Situation {
  return {
    requirement: asking('BASIC'),
    wish: null,
    methods: cast,
    proofs: [],
    enrolled: null,
    chosen: { method: null, credentialId: null },
    ...given,
  }
}

/** A decision in a few words: `ask phone`, `choose phone key`, `no token (key)`. */
export function inWords(decision: Decision | Unread): string {
  switch (decision.kind) {
    case 'ask':
    case 'choose-credential':
      return `${decision.kind === 'ask' ? 'ask' : 'which'} ${decision.method.name}`
    case 'choose':
    case 'explain': {
      const offers = decision.offers.map(({ name }) => name).join(' ')
      const missing = decision.choice.method?.name ?? '-'
      return decision.kind === 'choose' ? `choose ${offers}` : `no ${missing}${offers && ` (${offers})`}`
    }
    default:
      return decision.kind
  }
}

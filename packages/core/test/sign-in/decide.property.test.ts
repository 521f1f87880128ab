import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decide, requirementFor, type Situation } from '../../src/sign-in/decide.ts'
import { credentialsFor, includesSecondFactor } from '../../src/sign-in/enrolled.ts'
import { acceptedMethods, hasTwoFactors, meets } from '../../src/sign-in/levels.ts'
import { asking, cast, has, proved, situation } from '../support/situations.ts'

const names = cast.map(({ name }) => name)
const someName = fc.constantFrom(...names)
const credential = fc.option(fc.constantFrom('my-phone', 'my-phone2', 'my-key', 'lost'))
const choice = fc.record({ method: fc.option(fc.constantFrom(...names, 'gone')), credentialId: credential })

const situations: fc.Arbitrary<Situation & { readonly enrolled: NonNullable<Situation['enrolled']> }> = fc
  .record({
    requirement: fc
      .tuple(fc.constantFrom('BASIC', 'MEDIUM', 'HIGH'), fc.option(fc.uniqueArray(someName)))
      .map(([level, methods]) => asking(level, methods)),
    wish: fc.option(
      fc.record({ alwaysTwoFactors: fc.boolean(), preferredMethod: fc.option(fc.constantFrom('phone', 'key')) }),
      { freq: 9 },
    ),
    proofs: fc.uniqueArray(someName).map((given) => proved(...given)),
    enrolled: fc
      .uniqueArray(fc.constantFrom('phone', 'phone2', 'key', 'token', 'app', 'codes', 'mail'))
      .map((given) => has('password', ...given)),
    chosen: choice,
    picked: fc.option(choice, { nil: undefined }),
  })
  .map(({ enrolled, picked, ...given }) => ({
    ...situation(given),
    enrolled,
    ...(picked === undefined ? {} : { picked }),
  }))

const runs = { numRuns: 3000 }

it('opens nothing that isn’t proved: what the destination asks and, as long as there is a second factor, what the person wants', () => {
  fc.assert(
    fc.property(situations, (one) => {
      if (decide(one).kind !== 'open') return
      const { enrolled, methods, proofs, requirement, wish } = one
      expect(meets(proofs, { requirement, methods })).toBe(true)
      const isConfirmed = requirement.methods?.includes('mail') ?? false
      if (wish?.alwaysTwoFactors && !isConfirmed)
        expect(hasTwoFactors(proofs, methods) || !includesSecondFactor(enrolled)).toBe(true)
    }),
    runs,
  )
})

it('says without what is set up the same as with it, or that it must be read', () => {
  fc.assert(
    fc.property(situations, (one) => {
      const without = decide({ ...one, enrolled: null })
      if (without.kind !== 'unread') expect(decide(one).kind).toBe(without.kind)
    }),
    runs,
  )
})

it('asks, and offers, what the account has and the destination takes', () => {
  fc.assert(
    fc.property(situations, ({ chosen: _, ...one }) => {
      const here = { ...one, chosen: { method: null, credentialId: null } }
      const decision = decide(here)
      const accepted = acceptedMethods(requirementFor(here.requirement, here), here.methods).map(({ name }) => name)
      const mine = here.enrolled.flatMap(({ credentials, method }) => (credentials.length > 0 ? [method.name] : []))
      const offers = decision.kind === 'ask' ? decision.others : 'offers' in decision ? decision.offers : []
      for (const { name } of offers) {
        expect(accepted).toContain(name)
        expect(mine).toContain(name)
      }
      if (decision.kind !== 'ask' && decision.kind !== 'choose-credential') return
      expect(accepted).toContain(decision.method.name)
      expect(mine).toContain(decision.method.name)
      const ids = credentialsFor(decision.method, here.enrolled).map(({ id }) => id)
      if (decision.kind === 'ask') expect(ids).toContain(decision.choice.credentialId)
      else expect(ids.length).toBeGreaterThan(1)
    }),
    runs,
  )
})

it('opens once the second factor that is asked is proved: nobody goes in circles', () => {
  fc.assert(
    fc.property(situations, (one) => {
      const { methods, picked = { method: null, credentialId: null } } = one
      const decision = decide({ ...one, picked })
      if (decision.kind !== 'ask' || decision.method.kind === 'first') return
      // What a destination that takes first factors alone asks besides is proved already, or the method asked
      // would be among what it takes.
      if (!meets(one.proofs, one) && !acceptedMethods(one.requirement, methods).includes(decision.method)) return
      const { choice, method } = decision
      const chosen = { method: method.name, credentialId: choice.credentialId }
      const { picked: _, ...stored } = one
      expect(decide({ ...stored, chosen, proofs: [...one.proofs, ...proved(method.name)] }).kind).toBe('open')
    }),
    runs,
  )
})

it('comes to the same when it is come back to: what was picked is stored', () => {
  fc.assert(
    fc.property(situations, (one) => {
      const decision = decide({ ...one, picked: one.picked ?? { method: null, credentialId: null } })
      const { picked: _, ...stored } = one
      const chosen = { method: decision.choice.method?.name ?? null, credentialId: decision.choice.credentialId }
      expect(decide({ ...stored, chosen }).kind).toBe(decision.kind)
    }),
    runs,
  )
})

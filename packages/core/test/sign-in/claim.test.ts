import { expect, it } from 'vitest'
import type { Proof } from '../../src/ports/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import { submitAnswer } from '../../src/sign-in/index.ts'
import { asks, begin, phone, stepOf, withJane } from '../support/flow.ts'
import { codeMethod, goodPassword } from '../support/world.ts'

/** A code that is good once: `claim` uses it up. */
async function onceOnly(claim: (proof: Proof, signInIdHash: string) => Promise<boolean>) {
  const code = codeMethod([phone], {
    verify: async (_context, { signIn }) => ({
      ok: true,
      credentialId: phone.id,
      claim: { commit: (proof) => claim(proof, signIn.idHash), lost: { ok: false, reason: 'used-already' } },
    }),
  })
  const { jane, world } = await withJane({ methods: [password(), code], describeDestination: () => asks() })
  const flow = await begin(world, jane.email)
  await submitPassword(world.context, { ...flow, password: goodPassword, method: code.name })
  return { flow, world }
}

it('an answer is good only with what it uses up: where somebody was faster, it is refused and proves nothing', async () => {
  const { flow, world } = await onceOnly(async () => false)
  expect(await submitAnswer(world.context, { ...flow, answer: {} })).toMatchObject({
    reason: 'refused',
    code: 'used-already',
  })
  expect(await stepOf(world, flow)).toMatchObject({ kind: 'verify' })
})

it('the proof is recorded by the claim’s own commit, once', async () => {
  const proofs: Proof[] = []
  const { flow, world } = await onceOnly(async (proof, idHash) => {
    proofs.push(proof)
    const { method, credentialId } = proof
    return world.context.store.signIns.prove({
      idHash,
      proof,
      method,
      credentialId,
      clearThrottle: [],
      now: world.now,
    })
  })
  world.forget()
  const commits = () => world.queries.length
  const done = await submitAnswer(world.context, { ...flow, answer: {} })
  expect(done).toMatchObject({
    ok: true,
    opened: { session: { proofs: [{ method: 'password' }, { method: 'code' }] } },
  })
  expect(proofs).toEqual([{ method: 'code', at: world.now, credentialId: phone.id }])
  // The sign-in is read, the claim is written, the gate opens: nothing besides.
  expect(commits()).toBe(3)
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { MethodState } from '../../../src/context/index.ts'
import { makeRecoveryCodes } from '../../../src/methods/recovery-code/codes.ts'
import { recoveryCode } from '../../../src/methods/recovery-code/method.ts'
import { password } from '../../../src/methods/password/method.ts'
import type { Account } from '../../../src/ports/index.ts'
import { factor } from '../../support/factors.ts'
import { phone, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { methodState } from '../../support/method-state.ts'
import { codeMethod, visitor, type World } from '../../support/world.ts'

const method = recoveryCode()
const wrongCode = '0000-0000-0000-0000'
let world: World
let jane: Account
let state: MethodState
let codes: readonly string[]
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [password(), codeMethod([phone]), recoveryCode()] }))
  const made = await makeRecoveryCodes(world.context, { fresh: await freshly(world.context, jane) })
  codes = made.ok ? made.codes : []
  await world.mails()
  state = await entered()
})

async function entered(): Promise<MethodState> {
  const entering = methodState(jane, { now: world.now })
  await world.context.store.signIns.start(entering.signIn)
  return entering
}

const proof = () => ({ method: 'recovery-code', at: world.now, credentialId: null })

/** Types a code, and makes use of it. */
async function use(code: string, from = state): Promise<string> {
  const judged = await method.verify(world.context, from, { code })
  if (!judged.ok) return judged.reason
  if (await judged.claim?.commit(proof())) return 'used'
  const lost = judged.claim?.lost
  return lost?.ok === false ? `${lost.reason}, ${lost.wrong === true ? 'a guess' : 'no guess'}` : 'open'
}

describe('a recovery code', () => {
  it('is what an account has that made some', async () => {
    const factors = [factor('phone', { id: 'a' }), factor('recovery-codes', { id: 'b', name: 'name of b' })]
    const found = await method.credentials?.(factors, { context: world.context, account: jane })
    expect(found).toEqual([{ id: 'b', name: 'name of b' }])
  })

  it('that is wrong is a guess; what can’t be a code isn’t, and costs nothing', async () => {
    for (const typed of ['', 'ABCD', '0000-0000-0000-000U'])
      expect(await method.verify(world.context, state, { code: typed })).toEqual({ ok: false, reason: 'wrong-code' })
    expect(await method.verify(world.context, state, {})).toEqual({ ok: false, reason: 'wrong-code' })
    for (let i = 0; i < 5; i++) expect(await use(wrongCode)).toBe('wrong-code, a guess')
    const until = world.now + 15 * 60
    expect(await method.verify(world.context, state, { code: wrongCode })).toEqual({
      ok: false,
      reason: 'throttled',
      until,
    })
  })

  it('that is right clears what was wrong before', async () => {
    for (const right of codes.slice(0, 2)) {
      for (let i = 0; i < 4; i++) expect(await use(wrongCode)).toBe('wrong-code, a guess')
      expect(await use(right)).toBe('used')
      world.now += 1
      state = await entered()
    }
  })

  it.each([
    ['Firefox (Linux)', { browser: 'Firefox (Linux)' }],
    ['', {}],
  ])('used in “%s” is told with that, and with how many are left', async (browserName, browser) => {
    const [code = ''] = codes
    expect(await use(code, { ...state, visitor: visitor('laptop', { browserName }) })).toBe('used')
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ template: 'recovery-code-used', params: { ...browser, left: 9 } })
    expect(Object.keys(mail?.params ?? {}).includes('browser')).toBe('browser' in browser)
    const [line] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(line).toMatchObject({ kind: 'recovery-code-used', details: browser })
    expect(Object.keys(line?.details ?? {})).toEqual(Object.keys(browser))
  })
})

import { expect, it } from 'vitest'
import { recoveryCodePage } from '../../../src/methods/recovery-code/page.ts'
import { tokenCodePage } from '../../../src/methods/token/page.ts'
import { type AskedOf, phone, propsOf, tablet } from '../../support/asked.ts'

const props = (asked: AskedOf) => propsOf(tokenCodePage('token-cram'), asked, { method: 'token-cram' })
const shown = { params: { challenge: 12345678, left: 2, tries: 3 } }

it('a challenge is shown, with the token that answers it', async () => {
  const page = await props(shown)
  expect(page).toMatchObject({
    hidden: { flow: 's1', current: 'token-cram', currentDevice: 'p1' },
    issues: [],
    status: 'ready',
    kind: 'token-cram',
    token: '…12',
    challenge: '12345678',
    triesLeft: 2,
    until: null,
  })
  expect(page).not.toHaveProperty('httpStatus')
  expect(await props({ credentials: [phone, tablet] })).toMatchObject({ token: '', challenge: null, triesLeft: null })
  expect(await props({ credentials: [phone, tablet], shown: tablet })).toMatchObject({ token: '…34' })
})

it('a wrong code leaves it open', async () => {
  expect(await props({ ...shown, refusal: { code: 'wrong-code' } })).toMatchObject({
    issues: [{ field: 'code', code: 'token-wrong-code' }],
    status: 'ready',
    challenge: '12345678',
    until: null,
    httpStatus: 422,
  })
})

it.each([
  ['expired', 422],
  ['no-tries', 422],
  ['outlived', 422],
  ['throttled', 429],
])('%s ends it', async (code, httpStatus) => {
  const over = { issues: [], status: code, challenge: null, triesLeft: null }
  expect(await props({ ...shown, refusal: { code, until: 99 } })).toMatchObject({ ...over, until: 99, httpStatus })
  expect(await props({ ...shown, reason: code })).toMatchObject({ ...over, until: null })
})

it('a recovery code that is wrong is said at its field; too many rest', async () => {
  const recovery = (asked: AskedOf) => propsOf(recoveryCodePage, asked, { method: 'recovery-code' })
  const first = await recovery({})
  expect(first).toMatchObject({ issues: [], until: null })
  expect(first).not.toHaveProperty('httpStatus')
  const wrong = await recovery({ refusal: { code: 'wrong' } })
  expect(wrong).toMatchObject({ issues: [{ field: 'code', code: 'recovery-wrong' }], until: null })
  expect(wrong).not.toHaveProperty('httpStatus')
  expect(await recovery({ refusal: { code: 'throttled', until: 99 } })).toMatchObject({ until: 99, httpStatus: 429 })
})

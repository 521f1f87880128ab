import { expect, it } from 'vitest'
import { qrSignInPage } from '../../../src/methods/mobile-app-qr/page.ts'
import { type AskedOf, propsOf } from '../../support/asked.ts'

const props = (asked: AskedOf) => propsOf(qrSignInPage, asked, { method: 'mobile-app-qr' })
const shown = { expiresAt: 120, params: { link: 'https://app/…', left: 2, tries: 3 } }

it('a code to scan is shown while it is good', async () => {
  const page = await props(shown)
  expect(page).toMatchObject({
    issues: [],
    status: 'ready',
    link: 'https://app/…',
    expiresAt: 120,
    triesLeft: 2,
    until: null,
  })
  expect(page).not.toHaveProperty('httpStatus')
  expect(await props({ expiresAt: 120 })).toMatchObject({ link: null, triesLeft: null })
})

it('a wrong answer leaves it open', async () => {
  expect(await props({ ...shown, refusal: { code: 'wrong-code' } })).toMatchObject({
    issues: [{ field: 'code', code: 'wrong-code' }],
    status: 'ready',
    link: 'https://app/…',
    until: null,
    httpStatus: 422,
  })
})

it.each(['expired', 'no-tries', 'throttled'])('%s ends it', async (code) => {
  const over = { issues: [], status: code, link: null, expiresAt: null, triesLeft: null }
  expect(await props({ ...shown, refusal: { code, until: 99 } })).toMatchObject({ ...over, until: 99, httpStatus: 422 })
  expect(await props({ ...shown, reason: code })).toMatchObject({ ...over, until: null })
})

it('another reason doesn’t', async () => {
  expect(await props({ ...shown, reason: 'anything' })).toMatchObject({ status: 'ready', link: 'https://app/…' })
})

import { serveDocs } from '../fixtures/docs.ts'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { answerTo, fileOf, laissezPasser } from '../steps/tokens.ts'
import { wordsOf } from '../steps/words.ts'

const secret = Buffer.from('12345678901234567890123456789012')
const suite = 'OCRA-1:HOTP-SHA256-8:QN08'

test('the documentation plays a token with a keypad, which signs in to Europass', async ({
  page,
  apps,
  mailbox,
  browser,
}) => {
  const person = somebody()
  const t = wordsOf('login', 'en')
  const docs = await serveDocs()
  const context = await browser.newContext()
  const token = await context.newPage()
  try {
    await token.goto(`${docs.origin}/guides/tokens-cram/`)
    const challenge = token.getByLabel('Challenge, as EU Login shows it')
    const shown = token.locator('#cram-answer')
    await challenge.fill('00000000')
    await challenge.press('Enter')
    await expect(shown).toHaveText(answerTo('00000000', { secret, suite }))
    await expectAccessible(token, { within: '.sl-markdown-content' })
    await takePictures(token, 'docs-cram-token')
    await challenge.fill('12a4')
    await token.getByRole('button', { name: 'Answer' }).click()
    await expect(token.getByRole('alert')).toContainText('doesn’t fit the suite')
    await expect(challenge).toBeFocused()
    // RFC 6287, appendix C.1: the vectors of another suite.
    await token.getByText('What the token holds').click()
    await token.getByLabel('OCRA suite').fill('OCRA-1:HOTP-SHA1-6:QN08')
    await token.getByLabel('Secret, in hexadecimal').fill('3132333435363738393031323334353637383930')
    for (const [question, code] of [
      ['00000000', '237653'],
      ['11111111', '243178'],
      ['99999999', '294470'],
    ] as const) {
      await challenge.fill(question)
      await challenge.press('Enter')
      await expect(shown).toHaveText(code)
    }
    await token.reload()

    await newAccount(page, person, { apps, mailbox })
    const file = await fileOf(apps, 'demo-tokens.xml', await docs.read('demo-tokens.xml'))
    const imported = await laissezPasser(apps, ['tokens', 'import', file, '--owner', person.email])
    expect(imported).toMatchObject({ code: 0, text: expect.stringContaining('2 added') })
    await page.context().clearCookies()
    await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'token-cram')
    await challenge.fill(await page.locator('.code strong').innerText())
    await challenge.press('Enter')
    await expect(shown).toHaveText(/^\d{8}$/)
    await page.getByLabel(t('token.answer')).fill(await shown.innerText())
    await page.getByRole('button', { name: t('token.sign-in'), exact: true }).click()
    await page.waitForURL(`${apps.origins.portal}/me`)
  } finally {
    await context.close()
    await docs.stop()
  }
})

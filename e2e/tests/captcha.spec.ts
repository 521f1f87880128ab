import { lookAgain } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { expectIssues, expectKept } from '../steps/issues.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf } from '../steps/words.ts'

test.use({ settings: { CAPTCHA: 'picture' } })

const t = wordsOf('login', 'en')

test('the picture code: another picture, a wrong code, and the way for those who can’t read it', async ({
  page,
  apps,
  mailbox,
}) => {
  test.slow()
  const person = somebody()
  const typed = {
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    confirmEmail: person.email,
  }
  await page.goto(`${apps.origins.login}/cas/register`)
  const picture = page.getByRole('img', { name: t('captcha.alt') })
  await expect(picture).toBeVisible()
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('[name="language"]').selectOption('fr')
  await page.getByRole('checkbox').check()

  // The two arrows: another picture, no complaint, everything typed is there.
  const first = await picture.getAttribute('src')
  await page.getByRole('button', { name: t('captcha.refresh') }).click()
  await expect(picture).not.toHaveAttribute('src', first ?? '')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expectKept(page, typed)
  await expect(page.locator('[name="language"]')).toHaveValue('fr')
  await expect(page.getByRole('checkbox')).toBeChecked()

  for (const [code, issue] of [
    ['', 'issue.captcha-required'],
    ['zzzzz', 'issue.captcha-wrong'],
  ] as const) {
    const before = await picture.getAttribute('src')
    await page.getByLabel(t('captcha.label')).fill(code)
    await page.getByRole('button', { name: t('register.submit') }).click()
    await expectIssues(page, { captchaCode: t(issue) })
    await expectKept(page, typed)
    await expect(picture).not.toHaveAttribute('src', before ?? '')
  }
  await lookAgain(page)

  await page.getByRole('button', { name: t('captcha.long') }).click()
  await expect(page.getByText(t('captcha.done'))).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: t('register.submit') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('registered.title'))
  await mailbox.wait(person.email)
})

import { expectAccessible } from '../fixtures/accessibility.ts'
import { takePictures } from '../fixtures/pictures.ts'
import { expect, test } from '../fixtures/test.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf } from '../steps/words.ts'

test.use({ settings: { CAPTCHA: 'off', BRAND_FOLDER: 'apps/login/brand.sample' } })

test('an organisation’s own name, colour, mark, words and language', async ({ page, apps, mailbox }) => {
  await page.goto(`${apps.origins.login}/cas/login`)
  await expect(page).toHaveTitle('Sign in to continue · Example ID')
  await expect(page.getByLabel('Enter your university email address')).toBeVisible()
  await expect(page.getByText('For students and staff')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Legal notice' })).toHaveAttribute('href', 'https://example.org/legal')
  await expect(page.locator('header')).toHaveCSS('background-color', 'rgb(11, 79, 138)')
  const mark = page.locator('.brand-mark')
  expect(await mark.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expectAccessible(page)
  await takePictures(page, 'brand-sign-in')

  // A language of its own: what it doesn't say is English.
  await page.getByRole('link', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anmelden, um fortzufahren')
  await takePictures(page, 'brand-german')
  await page.getByRole('link', { name: 'Konto anlegen' }).click()

  const t = wordsOf('login', 'en')
  const person = somebody('en')
  for (const [field, text] of [
    ['firstName', person.firstName],
    ['lastName', person.lastName],
    ['email', person.email],
    ['confirmEmail', person.email],
  ] as const)
    await page.locator(`[name="${field}"]`).fill(text)
  await page.locator('[name="language"]').selectOption('de')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: t('register.submit') }).click()
  const mail = await mailbox.wait(person.email)
  expect(mail.subject).toBe('Wählen Sie Ihr Passwort für Example ID')
  expect(mail.text).toContain(`Guten Tag ${person.firstName}`)
  expect(mail.html).toContain('#0b4f8a')
  expect(mail.html).not.toContain('#6d1a36')
})

test('Europass and the phone’s app wear the same folder', async ({ page, apps }) => {
  const { authenticator, portal } = apps.origins
  await page.goto(portal)
  await expect(page).toHaveTitle(/^Example CV/)
  const header = page.getByRole('banner')
  await expect(header.getByRole('link', { name: 'Example CV' })).toBeVisible()
  const mark = header.locator('.brand img')
  await expect(mark).toHaveAttribute('src', /^\/assets\/brand-[0-9a-f]{8}-mark\.svg$/)
  expect(await mark.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(page.getByText('Keep your profile up to date at our university')).toBeVisible()
  const legal = page.getByRole('contentinfo').getByRole('link', { name: 'Legal notice' })
  await expect(legal).toHaveAttribute('href', 'https://example.org/legal')
  const cover = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--lp-cover'))
  expect(await cover()).toBe('#0b4f8a')
  await expectAccessible(page)
  await takePictures(page, 'brand-portal')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await header.getByRole('link', { name: 'Français' }).click()
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Mentions légales' })).toBeVisible()
  await expect(page).toHaveTitle(/^Example CV/)

  // A language of its own, here too: it stays when the page is opened again.
  await header.getByRole('link', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Der nächste Schritt')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(header.getByRole('link', { name: 'Hilfe' })).toBeVisible()
  await expect(header.getByRole('link', { name: 'Learn in Europe' })).toBeVisible()
  await expectAccessible(page)
  await takePictures(page, 'brand-portal-german')

  await page.goto(authenticator)
  await expect(page).toHaveTitle(/· Example ID$/)
  await expect(page.getByText('when you sign in at our university')).toBeVisible()
  await expect(page.getByText('EU Login')).toHaveCount(0)
  expect(await cover()).toBe('#0b4f8a')
  await expectAccessible(page)
  await takePictures(page, 'brand-app')
  const manifest = await (await page.request.get(`${authenticator}/manifest.webmanifest`)).json()
  expect(manifest).toMatchObject({ short_name: 'Example ID', theme_color: '#0b4f8a' })
  await page.goto(`${authenticator}/?lang=de`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByText('an unserer Universität')).toBeVisible()
})

import type { Page } from '@playwright/test'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { plugIn, thisDevice } from '../fixtures/virtual-authenticator.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { fillInPasskey, signInByPassword, signOut } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import {
  arrivedAt,
  askByTelevision,
  goTo,
  goToWiki,
  reader,
  refusedAt,
  servicesFile,
  validate,
  wiki,
} from '../steps/services.ts'
import { approveByProgram, openToPrograms, settle } from '../steps/settled.ts'
import { languages, wordsOf } from '../steps/words.ts'

test.use({ settings: { ...openToPrograms, SERVICES_FILE: servicesFile() } })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })
    const t = wordsOf('login', language)

    test(`what a service doesn't take is explained, with the way to what it does; later no password is asked (${language})`, async ({
      page,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
      const approve = async () =>
        approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
      const device = await plugIn(page, thisDevice)

      // Strangers see what the service takes; after the password, what is missing.
      await goTo(page, 'bank', { apps })
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'passkey')
      await expect(heading(page)).toHaveText(t('missing.title', { method: t('method.passkey') }))
      const main = page.getByRole('main')
      await expect(main).toContainText(
        `Bank ${language === 'en' ? 'accepts only this method' : 'n’accepte que cette méthode'}`,
      )
      await expect(main).toContainText(t('method.mobile-app-pin', { provider: 'EU Login' }))
      await expect(main).toContainText(t('missing.unfit', { methods: '' }).slice(0, -2))
      await lookAgain(page)
      await takePictures(page, `choice-not-taken-${language}`)

      // The way there asks for the phone, because factors are changed; from the new passkey it goes on to the
      // bank.
      await page.getByRole('link', { name: t('add-passkey.title') }).click()
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-pin')
      await approve()
      await fillInPasskey(page, person, { name: 'Laptop', where: 'this-device' })
      await page.getByRole('button', { name: 'Bank' }).click()
      await expect(page).toHaveURL(arrivedAt('bank'))

      // A session of one factor is raised: no password a second time. (Untouched, the passkey doesn't sign in
      // by itself.)
      await device.touch(false)
      await signOut(page, person, { apps })
      await goTo(page, 'blog', { apps })
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'password')
      await expect(page).toHaveURL(arrivedAt('blog'))
      await goTo(page, 'shop', { apps })
      await expect(heading(page)).toHaveText(t('step-up.title'))
      await expect(page.getByLabel(t('password.label'))).toHaveCount(0)
      await page.locator('label[for=method-mobile-app-pin]').click()
      await page.getByRole('button', { name: t('step-up.go') }).click()
      await approve()
      await expect(page).toHaveURL(arrivedAt('shop'))
    })

    test(`who has nothing yet reads that two factors are asked, and chooses which to set up (${language})`, async ({
      page,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      await settle(person, { apps, mailbox })
      await goTo(page, 'shop', { apps })
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'passkey')
      await expect(page.getByText(t('missing.none', { service: 'Shop' }))).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `choice-none-yet-${language}`)
      await page.getByRole('button', { name: t('method.mobile-app-pin', { provider: 'EU Login' }) }).click()
      await expect(heading(page)).toHaveText(t('add-device.title'))
    })

    test(`two factors always: not with one, with two at every service; the preferred one first (${language})`, async ({
      page,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
      const device = await plugIn(page, thisDevice)
      await signInByPassword(page, person, { apps })

      await openSettings(page, person, { origin: apps.origins.login })
      await expect(page.getByText(t('always.needs-two'))).toBeVisible()
      await expect(page.locator('label[for=preferredMethod-passkey]')).toHaveCount(0)
      await lookAgain(page)
      await takePictures(page, `choice-settings-one-${language}`)
      await page.getByRole('link', { name: t('always.add') }).click()
      // Changing it asks for the factor that there is, fresh; and then it isn't offered.
      await page.getByRole('button', { name: t('step-up.go') }).click()
      await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
      await expect(heading(page)).toHaveText(t('always.title'))
      await expect(page.getByRole('button', { name: t('always.turn-on') })).toHaveCount(0)
      await lookAgain(page)
      await takePictures(page, `choice-always-one-${language}`)

      await page.getByRole('link', { name: t('add-passkey.title') }).click()
      await fillInPasskey(page, person, { name: 'Laptop', where: 'this-device' })
      await expect(page.getByRole('status').first()).toContainText(t('notice.passkey-added'))
      await openSettings(page, person, { origin: apps.origins.login })
      await page.locator('label[for=preferredMethod-passkey]').click()
      await page.getByRole('button', { name: t('save') }).click()
      await page.getByRole('link', { name: t('always.change') }).click()
      await lookAgain(page)
      await takePictures(page, `choice-always-${language}`)
      await page.getByRole('button', { name: t('always.turn-on') }).click()
      await expect(page.getByRole('status').first()).toContainText(t('notice.always-on'))
      await takePictures(page, `choice-settings-on-${language}`)
      const mail = await mailbox.wait(person.email, { subject: language === 'en' ? /two factors/ : /deux facteurs/ })
      expect(mail.text).toContain('/cas/account/settings')

      // A service for which the password would do: here the preferred method is preselected, and asked even
      // when the password alone is chosen.
      await signOut(page, person, { apps })
      await device.touch(false)
      await goTo(page, 'blog', { apps })
      await enterIdentifier(page, person)
      await expect(page.locator('#method-passkey')).toBeChecked()
      await device.touch(true)
      await enterPassword(page, person, 'password')
      await expect(page).toHaveURL(arrivedAt('blog'))

      // Without a preferred one, which is asked; and why.
      await openSettings(page, person, { origin: apps.origins.login })
      await device.touch(false)
      await page.locator('label[for=preferredMethod-]').click()
      await page.getByRole('button', { name: t('save') }).click()
      await signOut(page, person, { apps })
      await goTo(page, 'blog', { apps })
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'password')
      await expect(page.getByText(t('missing.own-wish'))).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `choice-own-wish-${language}`)
      await page.locator('label[for=method-mobile-app-pin]').click()
      await page.getByRole('button', { name: t('step-up.go') }).click()
      await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
      await expect(page).toHaveURL(arrivedAt('blog'))
    })
  })
}

async function openSettings(page: Page, person: Person, { origin }: { readonly origin: string }): Promise<void> {
  await page.goto(`${origin}/cas/account/settings`)
  await expect(heading(page)).toHaveText(wordsOf('login', person.language)('settings.title'))
}

test('an app in the browser alone, by oidc-client-ts: in, who it is, and out', async ({ page, apps, mailbox }) => {
  const person = somebody()
  await settle(person, { apps, mailbox })
  await page.goto(`${reader}?${new URLSearchParams({ authority: `${apps.origins.login}/cas/oauth2` })}`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await expect(heading(page)).toHaveText(`${person.firstName} ${person.lastName}`)
  await expect(page.getByRole('status')).toContainText(person.email)
  await heading(page).click()
  await expect(heading(page)).toHaveText('Left')
  await page.goto(`${apps.origins.login}/cas/account`)
  await expect(page.getByLabel(wordsOf('login', person.language)('identifier.label'))).toBeVisible()
})

test('a service that speaks CAS: its ticket comes by the address or by a form, with a script or a button', async ({
  browser,
  page,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const t = wordsOf('login', person.language)
  await settle(person, { apps, mailbox })
  await goToWiki(page, { apps })
  await expect(page.getByText(t('asks.BASIC', { service: 'Wiki' }))).toBeVisible()
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await page.waitForURL(`${wiki}?ticket=ST-*`)
  const ticket = new URL(page.url()).searchParams.get('ticket') ?? ''
  expect(await validate(ticket, { apps })).toContain(`<cas:email>${person.email}</cas:email>`)
  expect(await validate(ticket, { apps })).toContain('code="INVALID_TICKET"')

  // Signed in already: the form is sent by itself.
  await goToWiki(page, { apps, method: 'POST' })
  await expect(page).toHaveURL(wiki)
  expect(await validate(await page.getByRole('status').innerText(), { apps })).toContain('<cas:user>')

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const pc = await plain.newPage()
  await goToWiki(pc, { apps, method: 'POST' })
  await expect(heading(pc)).toHaveText(t('continue.title'))
  await pc.getByRole('button', { name: t('continue.link') }).click()
  await expect(pc).toHaveURL(wiki)
  expect(await validate(await pc.getByRole('status').innerText(), { apps })).toContain('<cas:user>')
  await plain.close()

  // Logging out for it ends the session, and leads back.
  await page.goto(`${apps.origins.login}/cas/logout?service=${encodeURIComponent(wiki)}`)
  await expect(page).toHaveURL(wiki)
  await goToWiki(page, { apps })
  await expect(page.getByLabel(t('identifier.label'))).toBeVisible()
})

test('a service of somebody else’s is allowed what it asks for, a television is let in, and both are withdrawn', async ({
  page,
  apps,
  mailbox,
}) => {
  const t = wordsOf('login', 'en')
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const person = somebody('en')
  await settle(person, { apps, mailbox })

  await goTo(page, 'choir', { apps })
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await expect(heading(page)).toHaveText(t('consent.title'))
  await expect(page.getByRole('main')).toContainText('Rehearsals and scores.')
  // The page's policy lets that picture through.
  const picture = page.getByRole('main').locator('img')
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await lookAgain(page)
  await takePictures(page, 'consent')
  await press(t('consent.deny'))
  await expect(page).toHaveURL(refusedAt('choir'))
  await goTo(page, 'choir', { apps })
  await press(t('consent.allow'))
  await expect(page).toHaveURL(arrivedAt('choir'))
  await goTo(page, 'choir', { apps })
  await expect(page).toHaveURL(arrivedAt('choir'))

  const television = await askByTelevision({ apps })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${apps.origins.login}/cas/device/show?client_id=films&user_code=${television.userCode}`)
  await expect(page.getByText(television.userCode)).toBeInViewport()
  await expect(page.getByText(t('device-show.note'))).toBeInViewport()
  await lookAgain(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${apps.origins.login}/cas/device`)
  await page.getByLabel(t('device-code.label')).fill(television.userCode.toLowerCase().replace('-', ' '))
  await lookAgain(page)
  await press(t('proceed'))
  await expect(heading(page)).toHaveText(t('device-confirm.title'))
  await expect(page.getByRole('main')).toContainText(television.userCode)
  await lookAgain(page)
  await takePictures(page, 'device-confirm')
  await press(t('consent.allow'))
  await expect(heading(page)).toHaveText(t('device-done.allowed.title'))
  expect((await television.poll()).access_token).toBeTruthy()

  await page.goto(`${apps.origins.login}/cas/account/services`)
  await lookAgain(page)
  for (const left of [1, 0]) {
    await page.getByRole('listitem').getByRole('button').first().click()
    await expect(page.getByRole('status')).toHaveText(t('notice.service-withdrawn'))
    await expect(page.getByRole('listitem').getByRole('button')).toHaveCount(left)
  }
  await goTo(page, 'choir', { apps })
  await expect(heading(page)).toHaveText(t('consent.title'))
})

import type { Page } from '@playwright/test'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { keyWithPin, plainKey, plugIn, signOn, thisDevice } from '../fixtures/virtual-authenticator.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { addPasskey, fillInPasskey, newAccount, signInByPassword, signOut } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf } from '../steps/words.ts'

/** Posts an answer with the page's own form. */
async function answerWith(page: Page, answer: string): Promise<void> {
  await page.evaluate((given) => {
    const form = document.querySelector<HTMLFormElement>('form[data-lp-passkey]')
    const field = form?.querySelector<HTMLInputElement>('input[name=passkey]')
    if (field) field.value = given
    form?.submit()
  }, answer)
}

test.describe('in every variant', () => {
  const t = wordsOf('login', 'en')

  test('autofill: a browser that can offers the passkey by itself on the first page', async ({
    page,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    await plugIn(page, thisDevice)
    await newAccount(page, person, { apps, mailbox })
    await addPasskey(page, person, { apps, name: 'Laptop', where: 'this-device' })
    await signOut(page, person, { apps })
    // The virtual device picks from the list at once: nobody has to type or press anything.
    await page.goto(`${apps.origins.login}/cas/account/details`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('details.title'))
  })

  test('a plain security key: no name of its own, no PIN; after the password it is the second factor', async ({
    page,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    const key = await plugIn(page, plainKey)
    await newAccount(page, person, { apps, mailbox })
    await page.goto(`${apps.origins.login}/cas/account/passkeys/add`)
    // This browser has no platform authenticator: it isn't offered.
    await expect(page.locator('label[for=where-this-device]')).toBeHidden()
    await fillInPasskey(page, person, { name: 'Blue key', where: 'security-key' })
    await expect(page.getByText(t('passkeys.kind.security-key'))).toBeVisible()
    await expect(page.getByText(t('passkeys.after-password'))).toBeVisible()
    await signOut(page, person, { apps })

    await page.goto(`${apps.origins.login}/cas/login?continue=/cas/account/passkeys/add%3Flevel%3DMEDIUM`)
    await enterIdentifier(page, person)
    await key.touch(false)
    await enterPassword(page, person, 'passkey')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('passkey.title'))
    await lookAgain(page)
    await takePictures(page, 'passkeys-asked')
    await key.touch(true)
    await page.getByRole('button', { name: t('passkey.use') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('add-passkey.title'))
    // The same key a second time is known to the browser.
    await fillInPasskey(page, person, { name: 'Again', where: 'security-key' })
    await expect(page.getByText(t('passkey-form.known'))).toBeVisible()
    await lookAgain(page)
    expect(await key.credentials()).toHaveLength(1)
  })

  test('a security key with a PIN signs in alone; with the wrong PIN it doesn’t', async ({ page, apps, mailbox }) => {
    const person = somebody()
    const key = await plugIn(page, keyWithPin)
    await newAccount(page, person, { apps, mailbox })
    await addPasskey(page, person, { apps, name: 'Key', where: 'security-key' })
    const [credential] = await key.credentials()
    if (!credential) throw new Error('no credential')
    await signOut(page, person, { apps })
    await key.remove()

    const clumsy = await plugIn(page, { ...keyWithPin, verifies: false })
    await clumsy.hold(credential)
    await page.goto(`${apps.origins.login}/cas/login`)
    await page.getByRole('button', { name: t('identifier.passkey') }).click()
    await expect(page.getByText(t('passkey-form.get-cancelled'))).toBeVisible({ timeout: 20_000 })
    await lookAgain(page)
    await clumsy.remove()

    const right = await plugIn(page, keyWithPin)
    await right.hold(credential)
    await page.goto(`${apps.origins.login}/cas/login?continue=/cas/account/details`)
    await page.getByRole('button', { name: t('identifier.passkey') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('details.title'))
  })

  for (const [transport, where, remembers, canVerify] of [
    ['cable', 'phone', true, true],
    ['nfc', 'security-key', false, false],
    ['ble', 'security-key', false, true],
    ['usb', 'security-key', false, true],
  ] as const) {
    const what = `${remembers ? 'remembers' : 'remembers nothing'}, ${canVerify ? 'asks who holds it' : 'asks nobody'}`
    test(`by ${transport}: ${what}`, async ({ page, apps, mailbox }) => {
      const person = somebody()
      await plugIn(page, { transport, remembers, canVerify, verifies: canVerify })
      await newAccount(page, person, { apps, mailbox })
      await addPasskey(page, person, { apps, name: 'Key', where })
      await signOut(page, person, { apps })
      const details = `${apps.origins.login}/cas/login?continue=/cas/account/devices%3Flevel%3DMEDIUM`
      await page.goto(details)
      // What finds its passkey and knows its holder needs neither name nor password.
      if (remembers && canVerify) await page.getByRole('button', { name: t('identifier.passkey') }).click()
      else {
        await enterIdentifier(page, person)
        await enterPassword(page, person, 'passkey')
      }
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('devices.title'))
    })
  }

  test('several: whichever is at hand', async ({ page, apps, mailbox }) => {
    const person = somebody()
    const device = await plugIn(page, thisDevice)
    await newAccount(page, person, { apps, mailbox })
    await addPasskey(page, person, { apps, name: 'Laptop', where: 'this-device' })
    const key = await plugIn(page, plainKey)
    // The second one asks for the first.
    await page.goto(`${apps.origins.login}/cas/account/passkeys/add`)
    await page.locator('label[for=method-passkey]').click()
    await page.getByRole('button', { name: t('step-up.go') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('add-passkey.title'))
    await fillInPasskey(page, person, { name: 'Key', where: 'security-key' })
    await expect(page.getByRole('heading', { name: 'Key', exact: true })).toBeVisible()
    await device.remove()
    await signOut(page, person, { apps })
    await page.goto(`${apps.origins.login}/cas/login?continue=/cas/account/devices%3Flevel%3DMEDIUM`)
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'passkey')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('devices.title'))
    expect(await key.credentials()).toHaveLength(1)
  })

  test('a copy whose counter lies behind signs in, and the owner reads of it', async ({ page, apps, mailbox }) => {
    const person = somebody()
    const device = await plugIn(page, thisDevice)
    await newAccount(page, person, { apps, mailbox })
    await addPasskey(page, person, { apps, name: 'Laptop', where: 'this-device' })
    const [credential] = await device.credentials()
    if (!credential) throw new Error('no credential')
    const signInWith = async (signCount: number) => {
      await signOut(page, person, { apps })
      await device.hold({ ...credential, signCount })
      await page.goto(`${apps.origins.login}/cas/account/activity`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('activity.title'))
    }
    await signInWith(40)
    await expect(page.getByText(t('activity.passkey-copied'), { exact: true })).toHaveCount(0)
    await signInWith(3)
    await expect(page.getByText(t('activity.passkey-copied'), { exact: true })).toHaveCount(1)
  })

  test('what another origin of the same host gets out of the browser is refused', async ({
    page,
    context,
    apps,
    mailbox,
  }) => {
    const person = somebody()
    const device = await plugIn(page, thisDevice)
    await newAccount(page, person, { apps, mailbox })
    await addPasskey(page, person, { apps, name: 'Laptop', where: 'this-device' })
    const [credential] = await device.credentials()
    if (!credential) throw new Error('no credential')
    await signOut(page, person, { apps })
    await device.remove()

    await page.goto(`${apps.origins.login}/cas/login`)
    const options = await page.evaluate(async () => (await fetch('/cas/login/passkey', { method: 'POST' })).json())
    // Another port is the same host to WebAuthn, and another origin.
    const elsewhere = await context.newPage()
    await elsewhere.goto(apps.origins.portal)
    const stolen = await plugIn(elsewhere, thisDevice)
    await stolen.hold(credential)
    const id = Buffer.from(credential.credentialId, 'base64').toString('base64url')
    const signed = await signOn(elsewhere, { ...options, id })
    await answerWith(page, signed)
    await expect(page.getByRole('alert')).toContainText(t('issue.passkey-refused'))
    await lookAgain(page)
    await takePictures(page, 'passkeys-refused')
  })

  test('another user’s credential is refused, whatever the browser is told', async ({ page, apps, mailbox }) => {
    const [marie, bob] = [somebody(), somebody()]
    const device = await plugIn(page, thisDevice)
    await newAccount(page, bob, { apps, mailbox })
    await addPasskey(page, bob, { apps, name: 'Bob’s', where: 'this-device' })
    const [bobs] = await device.credentials()
    await signOut(page, bob, { apps })
    await device.touch(false)
    await newAccount(page, marie, { apps, mailbox })
    await device.touch(true)
    await addPasskey(page, marie, { apps, name: 'Marie’s', where: 'this-device' })
    await signOut(page, marie, { apps })
    await device.touch(false)

    await page.goto(`${apps.origins.login}/cas/login?continue=/cas/account/devices%3Flevel%3DMEDIUM`)
    await enterIdentifier(page, marie)
    await enterPassword(page, marie, 'passkey')
    const asked = await page.locator('form[data-lp-passkey]').getAttribute('data-options')
    const { challenge, rpId } = JSON.parse(asked ?? '')
    const id = Buffer.from(bobs?.credentialId ?? '', 'base64').toString('base64url')
    // A script of ours on this very origin asks Bob's passkey to sign Marie's challenge.
    const flow = page.url()
    await page.goto(`${apps.origins.login}/cas/help`)
    await device.touch(true)
    const signed = await signOn(page, { challenge, rpId, id })
    await device.touch(false)
    await page.goto(flow)
    await answerWith(page, signed)
    await expect(page.getByRole('alert')).toContainText(t('issue.passkey-unknown'))
  })

  test('without a script the pages say what is missing', async ({ browser, apps, mailbox }) => {
    const person = somebody()
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${apps.origins.login}/cas/login`)
    await expect(page.getByRole('button', { name: t('identifier.passkey') })).toBeHidden()
    const plain = await browser.newPage()
    await newAccount(plain, person, { apps, mailbox })
    await plain.close()
    await signInByPassword(page, person, { apps })
    await page.goto(`${apps.origins.login}/cas/account/passkeys/add`)
    await expect(page.getByText(t('passkey-form.no-script'))).toBeVisible()
    await fillInPasskey(page, person, { name: 'Key', where: 'security-key' })
    await expect(page.getByRole('alert')).toContainText(t('issue.passkey-no-script'))
    await context.close()
  })
})

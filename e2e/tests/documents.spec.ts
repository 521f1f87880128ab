import type { BrowserContext, Page } from '@playwright/test'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'
import { somebody } from '../steps/person.ts'
import { keptOffline, startAsGuest } from '../steps/portal.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'
import { signInToEuropass } from '../steps/europass.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')

const saved = (page: Page) => page.getByText(t('save.saved'), { exact: true })
const familyName = (page: Page) => page.getByLabel(e('personal.familyName'), { exact: true })
const givenName = (page: Page) => page.getByLabel(e('personal.givenName'), { exact: true })

/** What pages that went have said and nobody has taken over. */
const lastWords = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('lp-portal:last')))

test('a guest’s CV: two tabs, undo by keyboard, history, and nothing left behind', async ({ page, context, apps }) => {
  await startAsGuest(page, apps.origins.portal)

  await test.step('what is typed as the page goes is there when it comes back', async () => {
    await givenName(page).fill('Reloaded')
    await familyName(page).fill('at once')
    await page.reload()
    await expect(familyName(page)).toHaveValue('at once')
    await expect(givenName(page)).toHaveValue('Reloaded')
    await familyName(page).fill('left')
    const address = page.url()
    await page.goto(`${apps.origins.portal}/about`)
    const closing = await context.newPage()
    await closing.goto(address)
    await expect(familyName(closing)).toHaveValue('left')
    await familyName(closing).fill('closed')
    await closing.close()
    await page.goto(address)
    await expect(familyName(page)).toHaveValue('closed')
    await familyName(page).fill('kept')
    await expect(page.getByText(t('save.guest'), { exact: true })).toBeHidden()
    await expect(page.getByText(t('save.guest'), { exact: true })).toBeVisible()
    expect(await lastWords(page)).toEqual([])
  })

  const other = await context.newPage()
  await other.goto(page.url())

  await test.step('what is typed in one tab is seen in the other, and both are kept', async () => {
    await givenName(page).fill('Élodie')
    await expect(givenName(other)).toHaveValue('Élodie')
    await familyName(other).fill('Müller')
    await expect(familyName(page)).toHaveValue('Müller')
    await page.reload()
    await expect(familyName(page)).toHaveValue('Müller')
    await expect(givenName(page)).toHaveValue('Élodie')
  })

  await test.step('undo and redo', async () => {
    await familyName(page).fill('Typed by mistake')
    await familyName(page).press('Control+z')
    await expect(familyName(page)).toHaveValue('Müller')
    await expect(familyName(other)).toHaveValue('Müller')
    await familyName(page).press('Control+Shift+z')
    await expect(familyName(page)).toHaveValue('Typed by mistake')
    await page.getByRole('button', { name: t('undo.undo') }).click()
    await expect(familyName(page)).toHaveValue('Müller')
  })

  await test.step('history goes back to the beginning', async () => {
    await page.getByRole('button', { name: t('history.open') }).click()
    await page.getByRole('menuitem', { name: t('profile.title') }).click()
    await expect(page.getByText(t('history.now'))).toBeVisible()
    await expectAccessible(page)
    await takePictures(page, 'portal-history')
    await page.getByRole('button', { name: t('history.restoreBegin') }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(familyName(page)).toHaveValue('')
    await page.getByRole('button', { name: t('undo.undo') }).click()
    await expect(familyName(page)).toHaveValue('Müller')
  })

  await test.step('printed it isn’t the editor: it says that the PDF is what to print', async () => {
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText(t('editor.print'))).toBeVisible()
    await expect(familyName(page)).toBeHidden()
    const lines = await page.evaluate(() => document.body.innerText.split(/\n+/))
    expect(lines).toEqual([t('cv.title'), t('editor.print')])
    await page.emulateMedia({ media: 'screen' })
    await expect(page.getByText(t('editor.print'))).toBeHidden()
  })

  await test.step('a shared computer forgets', async () => {
    await other.goto(`${apps.origins.portal}/here`)
    await expect(other.getByText(t('here.guest')).first()).toBeVisible()
    await examinePage(other, 'portal-here')
    await other.getByRole('button', { name: t('here.forget') }).click()
    await expect(other.getByText(t('here.forgetLost'))).toBeVisible()
    await other
      .getByRole('dialog')
      .getByRole('button', { name: t('here.forget') })
      .click()
    await expect(other.getByText(t('here.forgotten'))).toBeVisible()
    await other.goto(page.url())
    await expect(other.getByText(t('signInFirst.text'))).toBeVisible()
  })
})

test('two devices: offline and back, both fields kept, one field asked about', async ({
  page,
  context,
  browser,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await signInToEuropass(page, person, { apps, phones, path: '/me' })
  await page.getByRole('button', { name: t('me.createProfile') }).click()
  await expect(familyName(page)).toHaveValue(person.lastName)
  const second: BrowserContext = await browser.newContext({ locale: 'en-GB' })
  const phone = await second.newPage()
  await signInToEuropass(phone, person, { apps, phones, path: '/profile' })
  await expect(familyName(phone)).toHaveValue(person.lastName)

  const about = (at: Page) => at.getByRole('textbox', { name: e('personal.about'), exact: true })
  await test.step('offline, one goes on; the other changes something else', async () => {
    await keptOffline(page)
    await context.setOffline(true)
    await about(page).fill('Written on the train.')
    await expect(page.getByText(t('save.offline'), { exact: true })).toBeVisible()
    await page.goto(`${apps.origins.portal}/me?lang=fr`)
    const french = wordsOf('portal', 'fr')
    await expect(page.getByText(french('me.offlineKept'))).toBeVisible()
    await page.getByRole('link', { name: 'English' }).click()
    await examinePage(page, 'portal-me-offline')
    await page.getByRole('link', { name: t('me.editProfile') }).click()
    await page.reload()
    await expect(about(page)).toHaveText('Written on the train.')
    await expect(page.getByText(t('save.offline'), { exact: true })).toBeVisible()
    await givenName(phone).fill('Changed')
    await expect(saved(phone)).toBeVisible()
    await context.setOffline(false)
    await expect(saved(page)).toBeVisible({ timeout: 30_000 })
    await expect(givenName(page)).toHaveValue('Changed')
    await expect(about(phone)).toHaveText('Written on the train.')
  })

  await test.step('the same field shows both, and the person chooses', async () => {
    await context.setOffline(true)
    await familyName(page).fill('From the train')
    await expect(page.getByText(t('save.offline'), { exact: true })).toBeVisible()
    await familyName(phone).fill('From the phone')
    await expect(saved(phone)).toBeVisible()
    await context.setOffline(false)
    const question = page.getByRole('group', { name: t('section.personal') })
    await expect(question.getByText('From the train')).toBeVisible({ timeout: 30_000 })
    await expect(question.getByText('From the phone')).toBeVisible()
    await expect(familyName(page)).toHaveValue('From the train')
    await examinePage(page, 'portal-conflict')
    await page.getByRole('button', { name: t('conflicts.keepHere') }).click()
    await expect(saved(page)).toBeVisible()
    await expect(familyName(phone)).toHaveValue('From the train')
  })

  await test.step('other paragraphs of one text are merged, and each takes back its own', async () => {
    const paragraphs = (at: Page) => about(at).locator('p')
    await about(page).fill('One.')
    await about(page).press('Enter')
    await page.keyboard.type('Two.')
    await expect(paragraphs(phone)).toHaveText(['One.', 'Two.'])
    await context.setOffline(true)
    await paragraphs(page).first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' On the train.')
    await paragraphs(phone).last().click()
    await phone.keyboard.press('End')
    await phone.keyboard.type(' By phone.')
    await expect(saved(phone)).toBeVisible()
    await context.setOffline(false)
    await expect(paragraphs(phone)).toHaveText(['One. On the train.', 'Two. By phone.'], { timeout: 30_000 })
    await expect(paragraphs(page)).toHaveText(['One. On the train.', 'Two. By phone.'])
    await expect(page.getByRole('group', { name: t('section.personal') })).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(paragraphs(page)).toHaveText(['One.', 'Two. By phone.'])
    await expect(paragraphs(phone)).toHaveText(['One.', 'Two. By phone.'])
  })

  await test.step('what is typed as the page goes is saved when it comes back', async () => {
    await about(page).fill('Last words.')
    await page.reload()
    await expect(about(page)).toHaveText('Last words.')
    await expect(about(phone)).toHaveText('Last words.')
    await expect(saved(page)).toBeVisible()
    expect(await lastWords(page)).toEqual([])
  })

  await test.step('history names both devices; what is restored reaches both', async () => {
    await phone.getByRole('button', { name: t('history.open') }).click()
    await expect(phone.getByText(t('history.here')).first()).toBeVisible()
    await phone.getByRole('button', { name: t('history.restoreBegin') }).click()
    await expect(familyName(phone)).toHaveValue(person.lastName)
    await expect(familyName(page)).toHaveValue(person.lastName)
    await expect(about(page)).toHaveText('')
  })

  await test.step('signing out leaves no copy', async () => {
    await expect(saved(phone)).toBeVisible()
    await phone.getByRole('button', { name: t('account.me'), exact: true }).click()
    await phone.getByRole('menuitem', { name: t('account.logout') }).click()
    await expect(phone.getByRole('link', { name: t('account.login') }).first()).toBeVisible()
    const left = await phone.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('lp-portal')
          opening.onsuccess = () => {
            const asked = opening.result.transaction('bases').objectStore('bases').count()
            asked.onsuccess = () => resolve(asked.result)
          }
        }),
    )
    expect(left).toBe(0)
  })
  await second.close()

  await test.step('a guest with a profile already: it stays, and what the guest wrote is offered', async () => {
    await context.clearCookies({ name: '__Host-lp-portal' })
    await startAsGuest(page, apps.origins.portal)
    await givenName(page).fill('Guest’s')
    await about(page).fill('Only the guest wrote this.')
    await expect(page.getByText(t('save.guest'), { exact: true })).toBeVisible()
    await page
      .getByRole('link', { name: t('account.login') })
      .first()
      .click()
    await expect(page.getByRole('button', { name: t('me.offerProfile') })).toBeVisible()
    await page.getByRole('button', { name: t('me.offerProfile') }).click()
    await expect(about(page)).toHaveText('Only the guest wrote this.')
    await expect(page.getByRole('group', { name: t('section.personal') }).getByText(person.firstName)).toBeVisible()
    await page
      .getByRole('button', { name: t('conflicts.keepThere') })
      .first()
      .click()
    await expect(givenName(page)).toHaveValue(person.firstName)
  })
})

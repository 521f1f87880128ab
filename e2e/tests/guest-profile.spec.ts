import type { Page } from '@playwright/test'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'
import { somebody } from '../steps/person.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { downloadPdf, keptOffline, openSection, readPdf, startAsGuest } from '../steps/portal.ts'
import { signUp } from '../steps/sign-up.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')
const login = wordsOf('login', 'en')

/** What every page is held to. */
const examine = (page: Page, name: string) => examinePage(page, `portal-${name}`)

/** Starts a CV, and looks at what is asked before. */
const start = (page: Page, origin: string) =>
  startAsGuest(page, origin, {
    asked: async () => {
      await expect(page.getByRole('dialog', { name: t('before.title') })).toBeVisible()
      await expectAccessible(page)
      await takePictures(page, 'portal-before')
    },
  })

/** Dots of the first sheet that aren’t paper. */
const inkOn = (page: Page): Promise<number> =>
  page
    .locator('.sheet canvas')
    .first()
    .evaluate((sheet: HTMLCanvasElement) => {
      const context = new OffscreenCanvas(sheet.width, sheet.height).getContext('2d')
      context?.drawImage(sheet, 0, 0)
      const dots = context?.getImageData(0, 0, sheet.width, sheet.height).data ?? []
      return dots.filter((value, at) => at % 4 === 0 && value < 128).length
    })

test('a guest’s CV stays in the browser and becomes a profile at the first sign-in', async ({
  page,
  apps,
  mailbox,
  phone,
}) => {
  const person = somebody()
  await start(page, apps.origins.portal)
  await page.getByLabel(e('personal.givenName'), { exact: true }).fill('Élodie')
  await page.getByLabel(e('personal.familyName'), { exact: true }).fill('Müller')
  const work = await openSection(page, e('section.work-experience'))
  await work.getByRole('button', { name: e('work.add') }).click()
  await work.getByLabel(e('work.occupation'), { exact: true }).fill('Plongeuse')
  await expect(page.locator('.sheet canvas').first()).toBeVisible({ timeout: 60_000 })
  expect(await inkOn(page), 'an empty sheet').toBeGreaterThan(100)
  // A font more of the page lays out all of it anew: those of PDFs are their thread's.
  const families = await page.evaluate(() => [...document.fonts].map(({ family }) => family.replaceAll('"', '')))
  expect(families.filter((family) => !family.startsWith('Inter'))).toEqual([])
  await examine(page, 'guest-cv')

  // From the moment the engine is there nothing of the CV leaves the browser, and there is no need of a
  // connection.
  await expect(page.getByText(t('preview.byBrowser'))).toBeVisible({ timeout: 30_000 })
  const sent: string[] = []
  page.on('request', (request) => void (request.url().includes('/api/render') && sent.push(request.url())))
  const sheet = page.locator('.preview[data-by="browser"]:not([data-drawing]) .sheet').first()
  await work.getByLabel(e('work.occupation'), { exact: true }).fill('Plongeuse de nuit')
  await expect(sheet.getByText('Plongeuse de nuit')).toBeAttached()
  await keptOffline(page)
  await page.context().setOffline(true)
  await work.getByLabel(e('work.occupation'), { exact: true }).fill('Plongeuse')
  await expect(sheet.getByText('Plongeuse', { exact: true })).toBeAttached()
  expect(sent).toEqual([])
  // It opens again without one, and goes on.
  await page.reload()
  await expect(sheet.getByText('Plongeuse', { exact: true })).toBeAttached({ timeout: 30_000 })
  await openSection(page, t('section.personal'))
  await page.getByLabel(e('personal.givenName'), { exact: true }).fill('Élodie Anne')
  await expect(sheet.getByText('Élodie Anne Müller')).toBeAttached()
  // What no reader needs before they ask is left out until its owner shows it.
  await page.getByLabel(e('personal.birthDate'), { exact: true }).fill('1990')
  await page.getByLabel(e('personal.givenName'), { exact: true }).fill('Élodie Marie')
  await expect(sheet.getByText('Élodie Marie Müller')).toBeAttached()
  await expect(sheet).not.toContainText('1990')
  await examine(page, 'discreet')
  await page.getByRole('button', { name: `${t('entry.leftOut')} ${e('personal.birthDate')}` }).click()
  await expect(sheet).toContainText('1990')
  await page.getByRole('button', { name: `${t('entry.hide')} ${e('personal.birthDate')}` }).click()
  await expect(sheet).not.toContainText('1990')
  await page.getByLabel(e('personal.givenName'), { exact: true }).fill('Élodie Anne')
  await expect(sheet.getByText('Élodie Anne Müller')).toBeAttached()
  const pdf = await readPdf(await downloadPdf(page))
  expect(pdf.text).toContain('Élodie Anne Müller')
  expect(pdf.text).toContain('Plongeuse')
  expect(pdf.tagged && [...pdf.attachments.keys()]).toEqual(['attachment.xml'])
  await page.getByRole('button', { name: t('formats.open') }).click()
  await expectAccessible(page)
  const word = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: t('formats.docx') }).click()
  expect((await word).suggestedFilename()).toBe('CV-Élodie-Anne-Müller.docx')
  await page.context().setOffline(false)
  await page.getByText(t('machine.title')).click()
  await expect(page.locator('.machine-text').getByText('Élodie Anne Müller', { exact: true })).toBeVisible()
  await examine(page, 'guest-machine')
  for (const panel of ['design', 'made-for', 'tongue']) {
    await openSection(page, t(`panel.${panel}`))
    await expectAccessible(page)
  }
  // A page that finds the engine in the browser waits for it, and sends nothing meanwhile.
  await page.reload()
  await expect(sheet.getByText('Élodie Anne Müller')).toBeAttached({ timeout: 30_000 })
  expect(sent).toEqual([])
  await openSection(page, t('section.personal'))
  await expect(page.getByLabel(e('personal.familyName'), { exact: true })).toHaveValue('Müller')

  await page.getByRole('link', { name: t('guest.keep') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('register.title'))
  await signUp(page, person, { apps, mailbox, phone })

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('cv.title'))
  await expect(page).toHaveURL(/\/cv\/[\w-]{36}$/)
  await expect(page.getByText(t('save.saved'), { exact: true })).toBeVisible()
  await page.goto(`${apps.origins.portal}/profile`)
  await openSection(page, e('section.work-experience'))
  await expect(page.getByRole('button', { name: 'Plongeuse', exact: true })).toBeVisible()
  await examine(page, 'profile')
  await page.goto(`${apps.origins.portal}/me`)
  await expect(
    page
      .getByRole('list')
      .filter({ has: page.getByRole('heading', { level: 3 }) })
      .getByRole('listitem'),
  ).toHaveCount(1)
  await examine(page, 'me')
  const more = page.getByRole('button', { name: t('library.more', { name: t('me.untitled') }) })
  await more.click()
  await expectAccessible(page)
  await takePictures(page, 'portal-more')
  await page.getByRole('menuitem', { name: t('library.rename') }).click()
  await page.getByRole('dialog').getByLabel(t('design.title')).fill('For the port')
  await page.getByRole('button', { name: t('library.save') }).click()
  await expect(page.getByRole('link', { name: 'For the port' })).toBeVisible()
  await page.getByRole('button', { name: t('library.more', { name: 'For the port' }) }).click()
  await page.getByRole('menuitem', { name: t('me.delete') }).click()
  await expect(page.getByText(t('me.noCvs'))).toBeVisible()
  await page.getByRole('button', { name: t('entry.undo') }).click()
  await expect(page.getByRole('link', { name: 'For the port' })).toBeVisible()
})

test('nothing typed is lost when the session ends or the server is killed', async ({
  page,
  context,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await page.getByRole('button', { name: t('me.createProfile') }).click()
  const about = page.getByRole('textbox', { name: e('personal.about'), exact: true })
  const saved = page.getByText(t('save.saved'), { exact: true })
  await about.fill('Before the session ended.')
  await expect(saved).toBeVisible()

  await context.clearCookies({ name: '__Host-lp-portal' })
  await about.pressSequentially(' After it.')
  await expect(page.getByText(t('save.endedTitle'), { exact: true })).toBeVisible()
  await about.pressSequentially(' And on.')
  await page.getByRole('link', { name: t('save.loginAgain') }).click()
  // EU Login still knows the person: they are back at once, in the middle of what they wrote.
  await expect(about).toHaveText('Before the session ended. After it. And on.')
  await expect(saved).toBeVisible()

  for (const round of [1, 2, 3]) {
    await about.pressSequentially(` Round ${round}.`)
    await apps.kill('portal')
    await about.pressSequentially(' Down.')
    await expect(page.getByText(t('save.offline'), { exact: true })).toBeVisible()
    await apps.start('portal')
    await expect(saved).toBeVisible({ timeout: 30_000 })
  }
  const text = await about.innerText()
  await page.reload()
  await expect(about).toHaveText(text)
  expect(text).toContain('Round 3. Down.')

  await page.getByRole('button', { name: t('account.me'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('account.logout') }).click()
  await expect(page.getByRole('link', { name: t('account.login') }).first()).toBeVisible()
  await page.goto(`${apps.origins.portal}/profile`)
  await expect(page.getByRole('link', { name: t('account.login') }).first()).toBeVisible()
})

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { examine } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { movedWhileItCame } from '../steps/moved.ts'
import { somebody } from '../steps/person.ts'
import { openSection } from '../steps/portal.ts'
import { settle } from '../steps/settled.ts'
import { goThere, ways } from '../steps/ways.ts'
import { wordsOf } from '../steps/words.ts'
import { signInToEuropass } from '../steps/europass.ts'

const t = wordsOf('portal', 'en')
const french = wordsOf('portal', 'fr')
const e = wordsOf('europass', 'en')

/** A page with a word on it. */
const pdf = (word: string): Buffer =>
  Buffer.from(
    `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length ${40 + word.length}>>stream
BT /F 24 Tf 20 100 Td (${word}) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
`,
  )
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
const choose = (page: Page) => page.locator('.drop input[type=file]').first()
const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })

/** In the page: where the button that closes a question stands, until the pages of a file are drawn in it. */
const standsAt = (): Promise<readonly number[]> =>
  new Promise((resolve) => {
    const places = new Set<number>()
    const look = (): void => {
      const close = document.querySelector('dialog[open] .dialog > .actions button')
      if (close) places.add(Math.round(close.getBoundingClientRect().y))
      if (document.querySelector('dialog[open] figure canvas')) resolve([...places])
      else requestAnimationFrame(look)
    }
    look()
  })

for (const way of ways)
  test(`${way.name}, a guest keeps files: judged by what they are, looked at, found, replaced, undone`, async ({
    page,
    apps,
  }) => {
    const t = wordsOf('portal', way.language)
    await goThere(page, `${apps.origins.portal}/library`, way)
    await expect(page.getByText(t('files.empty'))).toBeVisible()
    await choose(page).setInputFiles([
      file('Diplôme.pdf', pdf('Lisbon')),
      file('contract.pdf', Buffer.from('MZ\u0090 a program')),
      file('notes.txt', Buffer.from('Évora, 1999')),
    ])
    // The one is named with its reason, the others are kept.
    const fault = page.getByRole('listitem').filter({ hasText: t('files.untaken', { name: 'contract.pdf' }) })
    await expect(fault).toContainText(t('files.fault.program'))
    await expect(row(page, 'Diplôme.pdf')).toBeVisible()
    await expect(row(page, 'notes.txt')).toBeVisible()
    await examine(page, `portal-library-${way.language}`)
    await fault.getByRole('button').click()

    const places = page.evaluate(standsAt)
    await page.getByRole('button', { name: 'Diplôme.pdf', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator('canvas')).toBeVisible({ timeout: 20_000 })
    await expect(dialog.getByRole('figure')).toContainText('Lisbon')
    // Nothing moves away from under a finger as the pages come.
    expect(await places).toHaveLength(1)
    await examine(page, `portal-library-look-${way.language}`)
    await page.keyboard.press('Escape')

    // By keyboard: the menu, a description, tags.
    const more = page.getByRole('button', { name: t('library.more', { name: 'Diplôme.pdf' }) })
    await more.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: t('files.description') }).fill('Master of biology')
    await dialog.getByRole('textbox', { name: t('library.tags') }).fill('diploma, Lisbon')
    await page.keyboard.press('Enter')
    await expect(row(page, 'Diplôme.pdf')).toContainText('Master of biology')

    await more.click()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('menuitem', { name: t('files.replace') }).click()
    await (await choosing).setFiles(file('second.pdf', pdf('Porto')))
    await expect(row(page, 'Diplôme.pdf')).toContainText(t('files.versionCount', { count: 2 }))
    await page.getByRole('button', { name: 'Diplôme.pdf', exact: true }).click()
    await dialog.getByRole('button', { name: t('files.useNamed', { version: 1 }) }).click()
    await expect(dialog.getByRole('button', { name: t('files.useNamed', { version: 2 }) })).toBeVisible()
    await page.keyboard.press('Escape')
    // The number of versions leads to them.
    await page.getByRole('button', { name: t('files.versionCountOf', { count: 2, name: 'Diplôme.pdf' }) }).click()
    await expect(dialog.getByRole('heading', { name: t('files.versions') })).toBeVisible()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: t('library.more', { name: 'notes.txt' }) }).click()
    await page.getByRole('menuitem', { name: t('me.delete') }).click()
    await expect(row(page, 'notes.txt')).toHaveCount(0)
    await page.getByRole('button', { name: t('entry.undo') }).click()
    await expect(row(page, 'notes.txt')).toBeVisible()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: t('files.archive') }).click()
    const archive = unzipSync(new Uint8Array(await readFile(await (await downloading).path())))
    expect(Object.keys(archive).toSorted()).toEqual(['Diplôme.pdf', 'notes.txt'])
  })

test('somebody signed in attaches a file, fills the library, takes all along, and thinks again about leaving', async ({
  page,
  apps,
  mailbox,
}) => {
  test.slow()
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await signInToEuropass(page, person, { apps, phones, path: '/library' })
  await choose(page).setInputFiles(file('french.pdf', pdf('C1')))
  await expect(row(page, 'french.pdf')).toBeVisible()

  await page.goto(`${apps.origins.portal}/me`)
  await page.getByRole('button', { name: t('me.createProfile') }).click()
  const section = await openSection(page, e('section.education-training'))
  await section.getByRole('button', { name: e('education.add') }).click()
  await section.getByLabel(e('education.qualification'), { exact: true }).fill('DALF C1')
  await section.getByLabel(e('field.files'), { exact: true }).selectOption({ label: 'french.pdf' })
  await section.locator('input[type=file]').setInputFiles(file('back.png.pdf', pdf('back')))
  await expect(section.getByRole('button', { name: t('files.detach', { name: 'back.png.pdf' }) })).toBeVisible()
  await expect(page.getByText(t('save.saved'), { exact: true })).toBeVisible()

  await page.goto(`${apps.origins.portal}/library?lang=fr`)
  await expect(row(page, 'french.pdf')).toContainText('DALF C1')
  await examine(page, 'portal-library-signed-in')
  await page.getByRole('button', { name: french('library.more', { name: 'french.pdf' }) }).click()
  await page.getByRole('menuitem', { name: french('me.delete') }).click()
  await expect(page.getByRole('dialog')).toContainText('DALF C1')
  await page.getByRole('button', { name: french('library.cancel') }).click()

  // Filled to the last: what comes then is named, and what was there stays.
  const statuses = await page.evaluate(async () => {
    const body = `%PDF-1.4${' '.repeat(9_990_000)}`
    const sent: number[] = []
    for (let n = 0; n < 11; n += 1) {
      const headers = { 'Content-Type': 'application/octet-stream', 'File-Name': `large-${n}.pdf` }
      sent.push((await fetch(`/api/files/large-${n}`, { method: 'PUT', headers, body })).status)
    }
    return sent
  })
  expect(statuses.filter((status) => status === 201)).toHaveLength(10)
  expect(statuses.at(-1)).toBe(422)
  await page.reload()
  await choose(page).setInputFiles(file('more.pdf', Buffer.from(`%PDF-1.4${' '.repeat(200_000)}`)))
  await expect(page.getByText(french('files.untaken', { name: 'more.pdf' }))).toBeVisible()
  await examine(page, 'portal-library-full')
  // The server's disk is full: it says so, and nothing is lost.
  await page.route('**/api/files/*', (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({ status: 503, json: { reason: 'unavailable' } })
      : route.fallback(),
  )
  await choose(page).setInputFiles(file('small.pdf', pdf('small')))
  await expect(page.getByText(french('files.fault.offline'))).toBeVisible()
  await expect(row(page, 'french.pdf')).toBeVisible()

  await page.goto(`${apps.origins.portal}/account?lang=en`)
  await examine(page, 'portal-account')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: t('rights.download') }).click()
  const copy = unzipSync(new Uint8Array(await readFile(await (await downloading).path())))
  expect(strFromU8(copy['profile.json'] ?? new Uint8Array(0))).toContain('DALF C1')
  expect(Object.keys(copy)).toContain('files/french.pdf')

  await page.getByRole('button', { name: t('rights.delete') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('rights.delete') })
    .click()
  const stay = page.getByRole('button', { name: t('rights.stay') })
  await expect(stay).toBeVisible()
  await examine(page, 'portal-account-leaving')
  // Where one's things lie it is said, too.
  await page.goto(`${apps.origins.portal}/me`)
  await stay.click()
  await expect(page.getByText(t('rights.kept'))).toBeVisible()
})

test('while a library comes, nothing that is seen moves', async ({ page, apps }) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/api/session', (route) => route.fulfill({ json: { user: { id: 'ada' } } }))
  await page.route('**/api/files', async (route) => {
    await promise
    await route.fulfill({ json: { files: [], used: { bytes: 0, files: 0 } } })
  })
  // So high that the end of the page is seen before there is a list, and with it.
  await page.setViewportSize({ width: 1280, height: 940 })
  await page.goto(`${apps.origins.portal}/library`)
  await expect(page.getByRole('region', { name: t('files.all') }).getByText(t('frame.loading'))).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  resolve()
  await expect(page.getByText(t('files.empty'))).toBeVisible()
  expect(await page.evaluate(movedWhileItCame)).toEqual([])
})

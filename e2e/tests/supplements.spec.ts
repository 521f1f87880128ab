import type { Page } from '@playwright/test'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const examine = (page: Page, name: string) => examinePage(page, `portal-${name}`)

/**
 * Of the sample list: people with an address of example.com speak for one, those of example.org for the
 * other.
 */
const [chamber, university] = ['Example Chamber of Crafts', 'University of Example']

/** Goes to a section of the document that is open. */
const goTo = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation').getByRole('button', { name }).first().click()

/** Writes in a long text, and leaves it. */
async function write(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: label })
  await box.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Tab')
}

test('a guest fills in a Diploma Supplement by keyboard, is led to what is missing, and prints it', async ({
  page,
  apps,
}) => {
  const t = wordsOf('portal', 'en')
  const e = wordsOf('europass', 'en')
  await page.goto(`${apps.origins.portal}/eqf?country=IE`)
  await expect(page.getByText(e('eqf.nationalWithout', { short: 'NFQ', levels: '7 and 8' }))).toBeVisible()
  await examine(page, 'eqf')
  await page.goto(`${apps.origins.portal}/institutions`)
  await examine(page, 'institutions')
  const begin = t('supplement.beginInstitutionNamed', { kind: e('supplement.diploma') })
  await page.getByRole('button', { name: begin }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(e('supplement.diploma'))
  // An institution begins with its own first section, not with the holder's.
  await expect(page.getByRole('heading', { level: 2, name: /^2 / })).toBeVisible()
  await goTo(page, /^1 /)
  const first = page.getByRole('textbox', { name: `1.1 ${e('ds.1.1')}` })
  await first.focus()
  await page.keyboard.type('Tamm')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Liis')
  await expect(page.getByText(t('save.guest'))).toBeVisible()
  await examine(page, 'diploma-holder')

  await goTo(page, /^3 /)
  await page.getByLabel(e('supplement.eqf')).selectOption('6')
  await page.getByText(t('eqf.what', { level: '6' })).click()
  await expect(page.getByText(e('eqf.6.knowledge'))).toBeVisible()
  await page.getByRole('textbox', { name: `3.2 ${e('ds.3.2')}` }).fill('180')
  await examine(page, 'diploma-level')
  await goTo(page, /^4 /)
  await page.getByRole('button', { name: e('supplement.addCourse') }).click()
  await page.getByRole('textbox', { name: e('supplement.course'), exact: true }).fill('Analysis')
  await page.getByRole('textbox', { name: e('supplement.credits'), exact: true }).fill('7,5')
  await page.keyboard.press('Tab')
  const differs = e('supplement.sumDiffers.text', { sum: '7.5', said: '180' })
  await expect(page.getByText(differs)).toBeVisible()

  // What is missing leads to its field.
  await goTo(page, t('supplement.finish'))
  await examine(page, 'diploma-missing')
  await page.getByRole('button', { name: new RegExp(e('ds.5.1')) }).click()
  await expect(page.getByRole('textbox', { name: `5.1 ${e('ds.5.1')}` })).toBeFocused()
  await goTo(page, t('supplement.finish'))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: t('supplement.pdf') }).click()
  expect((await download).suggestedFilename()).toBe('Diploma-Supplement-Liis-Tamm.pdf')
})

test('an institution and, on a phone in French, the holder complete one document; it is closed and sealed', async ({
  page,
  apps,
  mailbox,
  browser,
}) => {
  const t = wordsOf('portal', 'en')
  const e = wordsOf('europass', 'en')
  const person = somebody()
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/institutions&level=MEDIUM&lang=en`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  const begin = t('supplement.beginInstitutionNamed', { kind: e('supplement.certificate') })
  await page.getByRole('button', { name: begin }).click()
  await page.getByRole('textbox', { name: e('cs.title'), exact: true }).fill('Tischler')
  await goTo(page, /^3 /)
  await write(page, e('cs.skills'), 'Plans and makes furniture')
  await goTo(page, /^4 /)
  await write(page, e('cs.occupations'), 'Carpenter')
  await goTo(page, /^5 /)
  const body = page.getByRole('textbox', { name: e('cs.body'), exact: true })
  await body.fill(chamber)
  await page.getByRole('combobox', { name: e('supplement.country') }).fill('Germany')
  await page.keyboard.press('Tab')
  await expect(page.getByText(t('save.saved'), { exact: true })).toBeVisible()
  await goTo(page, t('supplement.finish'))
  await page.getByRole('button', { name: t('supplement.invite'), exact: true }).click()
  const shown = page.getByRole('textbox', { name: t('supplement.inviteLink') })
  const first = await shown.inputValue()
  // It stays to be copied, until it is replaced.
  await page.reload()
  await goTo(page, t('supplement.finish'))
  await expect(shown).toHaveValue(first)
  await page.getByRole('button', { name: t('supplement.inviteReplace') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('supplement.inviteReplace') })
    .click()
  await expect(shown).not.toHaveValue(first)
  const link = await shown.inputValue()
  expect((await page.request.get(first.replace('/s/', '/api/shared/'))).status()).toBe(404)
  await examine(page, 'supplement-finish')

  const other = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' })
  const theirs = await other.newPage()
  const tf = wordsOf('portal', 'fr')
  const ef = wordsOf('europass', 'fr')
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(tf('supplement.complete.title'))
  await examine(theirs, 'complete-name')
  await theirs.getByRole('textbox', { name: tf('supplement.complete.name') }).fill('Zoé Müller')
  await theirs.keyboard.press('Enter')
  await goTo(theirs, /^5 /)
  // What the institution writes is read here, and nothing else.
  await expect(theirs.getByText(tf('supplement.othersWrite'))).toBeVisible()
  await expect(theirs.getByText(chamber).first()).toBeVisible()
  await expect(theirs.getByRole('textbox')).toHaveCount(0)
  await examine(theirs, 'complete-others')
  await theirs.getByRole('button', { name: tf('rail.all') }).click()
  await goTo(theirs, new RegExp(ef('cs.holder')))
  await theirs.getByRole('textbox', { name: ef('supplement.familyName') }).fill('Müller')
  await theirs.getByRole('textbox', { name: ef('supplement.givenName') }).fill('Zoé')
  await theirs.keyboard.press('Tab')
  await expect(theirs.getByText(tf('save.saved'), { exact: true })).toBeVisible()

  await page.bringToFront()
  await goTo(page, new RegExp(e('cs.holder')))
  await expect(page.getByText(/Zoé Müller, /)).toBeVisible()
  // Whose domain is another institution's closes nothing in this one's name, and is told what to ask for.
  await goTo(page, t('supplement.finish'))
  await expect(page.getByText(t('supplement.speak.none', { institution: chamber }))).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: university })).toBeVisible()
  await expect(page.getByRole('button', { name: t('supplement.closeNow') })).toHaveCount(0)
  await examine(page, 'supplement-not-vouched')
  await goTo(page, /^5 /)
  await body.fill(university)
  await page.getByRole('combobox', { name: e('supplement.country') }).fill('Belgium')
  await page.keyboard.press('Tab')
  await goTo(page, t('supplement.finish'))
  await expect(page.getByText(t('supplement.speak.for', { institution: university })).first()).toBeVisible()
  await examine(page, 'supplement-vouched')
  await page.getByRole('button', { name: t('supplement.closeNow') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('supplement.closeNow') })
    .click()
  await expect(page.getByText(t('supplement.closed'))).toBeVisible()
  await page.getByRole('button', { name: t('supplement.credentialNow') }).click()
  await expect(page.getByText(t('supplement.credentialKept'))).toBeVisible()
  await expect(page.getByText(t('supplement.credentialSend'))).toBeVisible()
  await examine(page, 'supplement-closed')
  await page.getByRole('link', { name: t('supplement.credentialOpen') }).click()
  await expect(page.getByText(new RegExp(`${university} \\(`)).first()).toBeVisible()
  await examine(page, 'supplement-credential')
  await theirs.reload()
  await theirs.getByRole('button', { name: tf('rail.all') }).click()
  await goTo(theirs, new RegExp(tf('supplement.finish')))
  await expect(theirs.getByText(tf('supplement.closed'))).toBeVisible()
  await other.close()
})

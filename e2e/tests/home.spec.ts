import type { Page } from '@playwright/test'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { approveByProgram, settle } from '../steps/settled.ts'
import { goThere, ways } from '../steps/ways.ts'
import { wordsOf } from '../steps/words.ts'

const examine = (page: Page, name: string) => examinePage(page, `portal-${name}`)

/** Addresses of this portal that links on a page lead to. */
const ownLinks = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .map(({ href }) => new URL(href))
      .filter(({ origin, pathname }) => origin === location.origin && !pathname.startsWith('/auth/'))
      .map(({ pathname }) => pathname),
  )

for (const way of ways)
  test(`${way.name}, every item of the menu, the home page and the pages behind it leads to a page`, async ({
    page,
    apps,
  }) => {
    const t = wordsOf('portal', way.language)
    const { portal } = apps.origins
    await goThere(page, portal, way)
    await examine(page, `home-${way.language}`)
    const seen = new Set<string>()
    const left = ['/', '/learn', '/work', '/about', '/stakeholders', '/help']
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      if (seen.has(path)) continue
      seen.add(path)
      const answer = await page.goto(portal + path)
      expect(answer?.status(), path).toBe(200)
      await expect(page.getByRole('heading', { level: 1 }), path).not.toHaveText(t('missing.title'))
      if (['/', '/learn', '/work', '/about', '/stakeholders', '/help'].includes(path))
        left.push(...(await ownLinks(page)))
    }
    for (const path of ['/help', '/contact', '/survey', '/languages', '/import', '/privacy', '/here'])
      expect([...seen]).toContain(path)
    await page.goto(`${portal}/learn`)
    await expect(page.getByRole('heading', { level: 2, name: t('way.further') })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Erasmus+' })).toHaveAttribute(
      'href',
      /^https:\/\/erasmus-plus\.ec\.europa\.eu/,
    )
    await examine(page, `learn-${way.language}`)
  })

for (const way of ways)
  test(`${way.name}, help is searched by keyboard and linked to, and five questions are answered once`, async ({
    page,
    apps,
  }) => {
    const { language } = way
    const t = wordsOf('portal', language)
    const { portal } = apps.origins
    await goThere(page, `${portal}/help`, way)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('help.title'))
    await examine(page, `help-${language}`)
    await page.getByRole('searchbox', { name: t('help.search') }).focus()
    await page.keyboard.type(language === 'en' ? 'lost phone' : 'telephone perdu')
    await expect(page.getByText(t('help.lost-phone.answer'))).toBeVisible()
    await expect(page.getByText(t('help.levels.question'))).toBeHidden()
    await page.keyboard.type(' xyzzy')
    await expect(page.getByText(t('help.found', { count: 0 }))).toBeVisible()

    await page.goto(`${portal}/help#eid`)
    await expect(page.getByText(t('help.eid.answer'))).toBeVisible()

    await page.goto(`${portal}/survey`)
    await page.getByRole('button', { name: t('survey.send') }).click()
    await expect(page.getByText(t('survey.missing'))).toHaveCount(4)
    await examine(page, `survey-${language}`)
    await page.keyboard.press('Space')
    const choose = (question: string, answer: string) =>
      page
        .getByRole('group', { name: t(question) })
        .getByRole('radio', { name: t(answer) })
        .check()
    await choose('survey.purpose', 'survey.purpose.languages')
    await choose('survey.done', 'survey.done.yes')
    await choose('survey.recommend', 'survey.recommend.5')
    await page.getByRole('button', { name: t('survey.send') }).click()
    await expect(page.getByText(t('survey.thanks'))).toBeVisible()
    await page.reload()
    await expect(page.getByText(t('survey.before'))).toBeVisible()
  })

for (const way of ways)
  test(`${way.name}, the account’s menu leads to one’s own pages and to EU Login’s, and out of both`, async ({
    page,
    apps,
    mailbox,
  }) => {
    const t = wordsOf('portal', way.language)
    const login = wordsOf('login', way.language)
    const { portal } = apps.origins
    const person = somebody(way.language)
    const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
    await goThere(page, `${portal}/me`, way)
    await expect(page.getByText(t('signInFirst.ways'))).toBeVisible()
    await examine(page, `sign-in-first-${way.language}`)
    await page
      .getByRole('main')
      .getByRole('link', { name: t('account.login') })
      .click()
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'mobile-app-pin')
    await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('me.title'))
    await examine(page, `me-${way.language}`)
    const menu = page.getByRole('button', { name: t('account.me') })
    const item = (key: string) => page.getByRole('menuitem', { name: t(key) })
    await menu.focus()
    await page.keyboard.press('Enter')
    await expect(item('account.logout')).toContainText(t('account.logoutDetail'))
    await examine(page, `account-menu-${way.language}`)
    await item('languages.title').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('languages.title'))
    await menu.click()
    await item('account.atLogin').click()
    await expect(page).toHaveURL(new RegExp(`^${apps.origins.login}/cas/account`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('account.title'))
    await page.goto(portal)
    await menu.click()
    await item('account.logout').click()
    await expect(page.getByText(t('account.loggedOut'))).toBeVisible()
    await page.goto(`${portal}/me`)
    await expect(page.getByText(t('signInFirst.ways'))).toBeVisible()
    await page.goto(`${apps.origins.login}/cas/account`)
    await expect(page.getByLabel(login('identifier.label'))).toBeVisible()
  })

test('on a phone, in French, home says what goes with a profile and goes on with a test', async ({
  page,
  apps,
  mailbox,
}) => {
  const t = wordsOf('portal', 'fr')
  const e = wordsOf('europass', 'fr')
  const { portal } = apps.origins
  await page.setViewportSize({ width: 390, height: 844 })
  const person = somebody('fr')
  const { phones } = await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${portal}/auth/login?returnTo=/me&level=MEDIUM&lang=fr`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(phones[0], { code: await transferCode(page, person), pin: person.pin })
  await expect(page).toHaveURL(`${portal}/me`)
  await page.goto(`${portal}/me?lang=fr`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('me.title'))
  await expect(page.getByText(t('related.title'))).toBeHidden()
  const written = await page.evaluate(async (entries) => {
    const value = { schema: 2, language: 'fr', entries }
    const body = JSON.stringify({ schema: 2, value })
    const headers = { 'Content-Type': 'application/json' }
    return (await fetch('/api/documents/profile/profile', { method: 'PUT', body, headers })).status
  }, interests)
  expect(written).toBeLessThan(300)
  await page.goto(`${portal}/`)
  const related = page.getByRole('region', { name: t('related.title') })
  await expect(related.getByText('musicien/musicienne')).toBeVisible()
  await expect(related.getByText(t('related.because', { what: 'Chant choral' })).first()).toBeVisible()
  await expect(related.getByText('JavaScript')).toBeVisible()
  await page.getByRole('link', { name: t('tool.test.start') }).click()
  await page.getByRole('button', { name: t('digital.start') }).click()
  await page.locator('fieldset.question').first().getByRole('radio').first().focus()
  await page.keyboard.press('2')
  await expect(page.getByText(e('digital.test.progress', { done: 1, count: 84 }))).toBeVisible()
  await page.goto(`${portal}/`)
  await expect(related).toBeVisible()
  await examine(page, 'home-person-fr')
  await page.getByRole('link', { name: t('tool.test.goOn', { done: 1, count: 84 }) }).click()
  await expect(page.getByRole('heading', { level: 2, name: e('digital.competence.1.1') })).toBeVisible()
})

/** What somebody who sings and makes sites has written down. */
const interests = {
  'work-experience': [{ id: 'work', occupation: 'Développeuse web', description: [] }],
  'hobbies-interests': [{ id: 'song', title: 'Chant choral', description: [] }],
}

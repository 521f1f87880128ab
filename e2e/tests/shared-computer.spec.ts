import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { signInToEuropass } from '../steps/europass.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')

/** All that a browser keeps of this origin, as one text. */
const keptHere = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('lp-portal')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const rows = await Promise.all(
      [...database.objectStoreNames].map(
        (name) =>
          new Promise<string>((resolve) => {
            const asked = database.transaction(name).objectStore(name).getAll()
            asked.onsuccess = () => resolve(`${name}: ${JSON.stringify(asked.result)}`)
          }),
      ),
    )
    database.close()
    const shelves = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const all = (await (await caches.open(name)).matchAll()).map(async (answer) =>
          // Files of the program are the same for everybody, and the engine's are 28 MB.
          /\/assets\/|wasm/.test(answer.url + answer.headers.get('Content-Type'))
            ? answer.url
            : `${answer.url} ${await answer.text()}`,
        )
        return `${name}: ${(await Promise.all(all)).join(' ')}`
      }),
    )
    return [...rows, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), ...shelves].join('\n')
  })

test('on a shared computer the second person sees nothing of the first, and forgetting forgets all', async ({
  page,
  context,
  apps,
  mailbox,
}) => {
  const origin = apps.origins.portal
  const [ada, bob] = [somebody(), somebody()]
  const phones = {
    ada: (await settle(ada, { apps, mailbox, phones: ['Fairphone'] })).phones,
    bob: (await settle(bob, { apps, mailbox, phones: ['Pixel'] })).phones,
  }
  const about = page.getByRole('textbox', { name: e('personal.about'), exact: true })
  const saved = page.getByText(t('save.saved'), { exact: true })
  await signInToEuropass(page, ada, { apps, path: '/me', phones: phones.ada })
  await page.getByRole('button', { name: t('me.createProfile') }).click()
  await about.fill('Written by the first, and saved.')
  await expect(saved).toBeVisible()
  await page.goto(`${origin}/me?new=cv`)
  await expect(page).toHaveURL(/\/cv\/[\w-]{36}/)
  const cv = page.url()
  await page.getByLabel(t('design.title'), { exact: true }).fill('The first one’s quiet aim')
  await expect(saved).toBeVisible()

  await test.step('signed out, nothing of it is left', async () => {
    await page.getByRole('button', { name: t('account.me'), exact: true }).click()
    await page.getByRole('menuitem', { name: t('account.logout') }).click()
    await expect(page.getByRole('link', { name: t('account.login') }).first()).toBeVisible()
    const kept = await keptHere(page)
    for (const word of ['Written by the first', 'quiet aim', ada.firstName, ada.lastName])
      expect(kept).not.toContain(word)
  })

  await test.step('the second sees none of it, not at its address either', async () => {
    await context.clearCookies()
    await signInToEuropass(page, bob, { apps, path: '/me', phones: phones.bob })
    for (const path of ['/me', '/here', '/profile']) {
      await page.goto(`${origin}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText('quiet aim')).toHaveCount(0)
      await expect(page.getByText('Written by the first')).toHaveCount(0)
    }
    await page.goto(cv)
    await expect(page.getByText(t('missing.title')).first()).toBeVisible()
  })

  await test.step('what the first typed and isn’t saved stays hidden from the second, and goes with the rest', async () => {
    await context.clearCookies()
    await signInToEuropass(page, ada, { apps, path: '/me', phones: phones.ada })
    await page.goto(`${origin}/profile`)
    await expect(about).toHaveText('Written by the first, and saved.')
    await context.clearCookies()
    await about.fill('Typed by the first, unsaved.')
    await expect(page.getByText(t('save.endedTitle'), { exact: true })).toBeVisible()
    await signInToEuropass(page, bob, { apps, path: '/me', phones: phones.bob })
    expect(await keptHere(page)).toContain('Typed by the first')
    await page.goto(`${origin}/here`)
    await expect(page.getByRole('button', { name: t('here.forget') })).toBeVisible()
    await expect(page.getByText('Typed by the first')).toHaveCount(0)
    await page.getByRole('button', { name: t('here.forget') }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('here.forget') })
      .click()
    await expect(page.getByText(t('here.forgotten'))).toBeVisible()
    expect(await keptHere(page)).toBe(
      ['bases: []', 'devices: []', 'files: []', 'histories: []', 'pendings: []', '{}', '{}'].join('\n'),
    )
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  })
})

import type { Page } from '@playwright/test'
import { docxOf, odtOf, pdfOf } from '../../packages/europass/test/exchange/fixtures/office.ts'
import { passport } from '../../packages/europass/test/exchange/fixtures/skills-passport.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { type Person, somebody } from '../steps/person.ts'
import { openSection } from '../steps/portal.ts'
import { approveByProgram, type Settled, settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')

/** What tries to run, in the ways that sanitisers were got past. Each would call `hit`. */
const attacks = [
  '<script>hit()</script>',
  '<img src=x onerror=hit()>',
  '<svg onload=hit()><script>hit()</script></svg>',
  '<svg><style><img src=x onerror=hit()></style></svg>',
  '<svg><a xlink:href="javascript:hit()"><text>svg</text></a></svg>',
  '<a href="javascript:hit()">one</a><a href="&#106;ava&#10;script:hit()">two</a><a href=" \u0001javascript:hit()">three</a>',
  '<a href="data:text/html,<script>hit()</script>">four</a><a href="vbscript:hit()">five</a>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe><object data="javascript:hit()"></object><embed src="javascript:hit()">',
  '<details open ontoggle=hit()>six</details><p onclick=hit() style="position:fixed;inset:0">seven</p>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit()&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>"></noscript>',
  '<template><img src=x onerror=hit()></template><base href="https://evil.example/"><meta http-equiv=refresh content="0;url=javascript:hit()">',
  '<xmp><p title="</xmp><img src=x onerror=hit()>"></xmp><title><p title="</title><img src=x onerror=hit()>">',
  '<a href="https://good.example" onmouseover=hit()>good</a>',
]

/** Notes what is run, and what the policy had to stop: nothing dangerous is to reach the page at all. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { hit: () => seen.push('ran'), seen })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      seen.push(`${effectiveDirective} ${blockedURI} ${sample}`),
    )
  })
}

/** Nothing ran or was stopped, and nothing in the page could run. */
async function expectHarmless(page: Page, where: string, { apartFrom = '' } = {}): Promise<void> {
  const all = await page.evaluate(() => {
    const bad: string[] = 'seen' in window && Array.isArray(window.seen) ? window.seen.map(String) : ['not watched']
    const mine = new Set([...document.querySelectorAll('script')].filter(({ src }) => src.startsWith(location.origin)))
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName
      if (/^(?:iframe|object|embed|base|math|xmp|form)$/.test(name)) bad.push(name)
      if (name === 'script' && !mine.has(element as HTMLScriptElement)) bad.push('script')
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on')) bad.push(`${name} ${attribute}`)
        if (/^(?:href|src|xlink:href|action|formaction)$/.test(attribute)) {
          const { protocol } = new URL(value, location.href)
          if (
            !/^(?:https?|mailto|tel):$/.test(protocol) &&
            !/^data:image\/(?:png|jpeg);/.test(value) &&
            protocol !== 'blob:'
          )
            bad.push(`${name} ${attribute}=${value}`)
        }
      }
    }
    return bad
  })
  const found = all.filter((one) => one !== apartFrom)
  expect(found, where).toEqual([])
}

async function startAsGuest(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  await page.getByRole('button', { name: t('home.startGuest') }).click()
  await page.getByRole('button', { name: t('before.continue'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('cv.title'))
}

const paste = (page: Page, html: string): Promise<void> =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, html)

test('what is pasted and typed runs nothing, in the editor, the page and what machines read', async ({
  page,
  apps,
}) => {
  await watch(page)
  await startAsGuest(page, apps.origins.portal)
  const about = page.getByRole('textbox', { name: e('personal.about') })
  await page.getByRole('toolbar', { name: t('rich.tools') }).waitFor()
  for (const attack of attacks) {
    await about.click()
    await page.keyboard.press('ControlOrMeta+End')
    await paste(page, attack)
    await expectHarmless(page, attack)
  }
  // Links that lead somewhere stay, and lead there.
  await expect(about.getByRole('link', { name: 'good' })).toHaveAttribute('href', 'https://good.example')
  await expect(about.getByRole('link')).toHaveCount(1)

  const title = '<img src=x onerror=hit()>"><script>hit()</script>'
  await page.getByLabel(t('design.title'), { exact: true }).fill(title)
  await page.getByLabel(e('personal.givenName'), { exact: true }).fill(title)
  await page.getByLabel(e('personal.familyName'), { exact: true }).fill('#import "x" #eval("1") \\')
  await expect(page.locator('.sheet').first()).toContainText('#eval', { timeout: 30_000 })
  await page.getByText(t('machine.title')).click()
  await expect(page.locator('.machine-text')).toContainText('onerror=hit()')
  await expectHarmless(page, 'the page and what machines read')
  // The same when they come back from the browser's database, and in the list of what lies here.
  await page.reload()
  await expect(about.getByRole('link', { name: 'good' })).toBeVisible()
  await expectHarmless(page, 'opened again')
  await page.goto(`${apps.origins.portal}/here`)
  await expect(page.getByText(title).first()).toBeVisible()
  await expectHarmless(page, 'what lies here')
})

test('as long as the editor isn’t there, what is pasted runs nothing either', async ({ page, apps }) => {
  await watch(page)
  // Two files have this name: the one without which no page opens, and the editor of texts.
  await page.route(/\/assets\/editor-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch()
    await ((await response.text()).includes('ProseMirror') ? route.abort() : route.fulfill({ response }))
  })
  await startAsGuest(page, apps.origins.portal)
  const about = page.getByRole('textbox', { name: e('personal.about') })
  for (const attack of attacks) {
    await about.click()
    await page.keyboard.press('ControlOrMeta+End')
    await paste(page, attack)
    // Chromium itself gives what it joins a style, which the policy stops.
    await expectHarmless(page, attack, { apartFrom: 'style-src-attr inline ' })
  }
  await expect(about).toContainText('good')
})

/** A document of each format that holds all attacks wherever it has words or addresses. */
function hostileFiles(): readonly { readonly name: string; readonly text: string }[] {
  const html = attacks.join('')
  const xml = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\u0001', '')
  const csv = `"${html.replaceAll('"', '""')}"`
  const url = 'javascript:hit()'
  return [
    {
      name: 'passport.xml',
      text: passport
        .replaceAll(/<Activities>[^<]+</g, `<Activities>${xml}<`)
        .replace('<Surname>Caron<', '<Surname>Caron &lt;img src=x onerror=hit()&gt;<')
        .replace('https://www.linkedin.com/in/ines', url),
    },
    {
      name: 'candidate.xml',
      text: `<Candidate xmlns="http://www.europass.eu/1.0"><CandidatePerson><PersonName><GivenName>Caron ${xml.slice(0, 200)}</GivenName></PersonName></CandidatePerson>
        <CandidateProfile><ExecutiveSummary>${xml}</ExecutiveSummary><EmploymentHistory><EmployerHistory><OrganizationName>Acme</OrganizationName>
        <PositionHistory><PositionTitle>Caron</PositionTitle><Description>${xml}</Description></PositionHistory></EmployerHistory></EmploymentHistory></CandidateProfile></Candidate>`,
    },
    {
      name: 'resume.json',
      text: JSON.stringify({
        basics: { name: 'Caron <img src=x onerror=hit()>', url, summary: html, profiles: [{ network: 'x', url }] },
        work: [{ name: 'Acme Three', position: 'Caron', url, summary: html, highlights: attacks }],
      }),
    },
    {
      name: 'reactive.json',
      text: JSON.stringify({
        basics: {
          name: 'Caron',
          headline: html.slice(0, 100),
          url: { label: 'x', href: url },
          email: '',
          phone: '',
          location: '',
          customFields: [],
        },
        sections: {
          summary: { name: 'Summary', content: html, visible: true, id: 'summary' },
          experience: {
            name: 'Experience',
            visible: true,
            id: 'experience',
            items: [
              {
                id: 'a',
                visible: true,
                company: 'Acme Two',
                position: 'Caron',
                date: '',
                location: '',
                summary: html,
                url: { label: '', href: url },
              },
            ],
          },
        },
        metadata: { template: 'x', layout: [], theme: {}, typography: {}, page: {}, css: {}, notes: html },
      }),
    },
    {
      name: 'Positions.csv',
      text: `Company Name,Title,Description,Location,Started On,Finished On\nAcme Four,Caron,${csv},,Jan 2020,\n`,
    },
  ]
}

test('what is imported runs nothing, in the report, the editor and the page', async ({ page, apps }) => {
  test.setTimeout(240_000)
  await watch(page)
  for (const file of hostileFiles()) {
    await page.goto(`${apps.origins.portal}/import`)
    await page.setInputFiles('input[type=file]', {
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(file.text),
    })
    const take = page.getByRole('button', { name: /^Take \d+ thing/ })
    await expect(take, file.name).toBeVisible()
    await expectHarmless(page, `${file.name}: what was found`)
    await take.click()
    await expect(page.getByRole('status').filter({ hasText: t('import.taken', { name: file.name }) })).toBeVisible()
  }
  await page.goto(`${apps.origins.portal}/here`)
  await page.getByRole('link', { name: 'resume', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('cv.title'))
  await expect(page.locator('.sheet canvas').first()).toBeVisible({ timeout: 30_000 })
  for (const name of [t('section.personal'), e('section.work-experience')]) {
    const section = await openSection(page, name)
    for (const entry of await section.getByRole('button', { name: 'Caron', exact: true }).all()) {
      await entry.click()
      await expectHarmless(page, `${name}: an entry`)
    }
    await expectHarmless(page, name)
  }
})

/** Files of text alone, of which each line is an attack. */
const hostileTexts: readonly { readonly name: string; readonly buffer: Buffer }[] = [
  { name: 'cv.docx', buffer: Buffer.from(docxOf(attacks)) },
  { name: 'cv.odt', buffer: Buffer.from(odtOf(attacks)) },
  { name: 'cv.pdf', buffer: Buffer.from(pdfOf(attacks)) },
  { name: 'cv.rtf', buffer: Buffer.from(`{\\rtf1 ${attacks.join('\\par ').replaceAll('\u0001', '')}}`) },
  { name: 'cv.txt', buffer: Buffer.from(['CV', ...attacks].join('\n\n')) },
]

test('text of a document that is sorted by hand runs nothing', async ({ page, apps }) => {
  test.setTimeout(120_000)
  await watch(page)
  // What the profile has already isn't taken again.
  const sections = ['work-experience', 'projects', 'publication', 'volunteering', 'membership']
  for (const [number, { buffer, name }] of hostileTexts.entries()) {
    await page.goto(`${apps.origins.portal}/import`)
    await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer })
    const places = page.getByRole('combobox')
    // A reader of PDFs takes its time to begin.
    await expect(places.nth(4), name).toBeVisible({ timeout: 30_000 })
    await expectHarmless(page, `${name}: its parts`)
    for (const [at, place] of ['about', sections[number] ?? '', 'more', 'more'].entries())
      await places.nth(at).selectOption(place)
    await page.getByRole('button', { name: /^Take \d+ thing/ }).click()
    await expect(page.getByRole('status').filter({ hasText: t('import.taken', { name }) })).toBeVisible()
    await expectHarmless(page, `${name}: taken`)
  }
  await page.goto(`${apps.origins.portal}/here`)
  await expectHarmless(page, 'what lies here')
})

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

async function signIn(page: Page, person: Person, to: { origin: string; phones: Settled['phones'] }): Promise<void> {
  await page.goto(`${to.origin}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approveByProgram(to.phones[0], { code: await transferCode(page, person), pin: person.pin })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('me.title'))
}

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
  await signIn(page, ada, { origin, phones: phones.ada })
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
    await signIn(page, bob, { origin, phones: phones.bob })
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
    await signIn(page, ada, { origin, phones: phones.ada })
    await page.goto(`${origin}/profile`)
    await expect(about).toHaveText('Written by the first, and saved.')
    await context.clearCookies()
    await about.fill('Typed by the first, unsaved.')
    await expect(page.getByText(t('save.endedTitle'), { exact: true })).toBeVisible()
    await signIn(page, bob, { origin, phones: phones.bob })
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

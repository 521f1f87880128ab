import { crash, seededRandom } from '../fixtures/crashes.ts'
import { expect, test } from '../fixtures/test.ts'
import { type Kept, type Land, signsIn, travel } from '../steps/crash-journey.ts'
import { openPlainBrowser } from '../steps/plain-browser.ts'
import { portalAsProgram } from '../steps/relying-party.ts'
import { openPhone } from '../steps/settled.ts'
import { parseLink } from '@laissez-passer/mobile-crypto'

// The travellers come from addresses of their own, so that limits per address don't end the journey.
test.use({ settings: { CAPTCHA: 'off', TRUSTED_PROXIES: '127.0.0.1,::1' } })

test('EU Login killed twenty times on the way: nothing acknowledged is lost, nothing single-use works twice', async ({
  apps,
  mailbox,
}, testInfo) => {
  test.setTimeout(300_000)
  const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)
  console.log(`CRASH_SEED=${seed} repeats this order of kills.`)
  const crashes = crash(apps, { times: 20, random: seededRandom(seed) })
  const land: Land = {
    origin: apps.origins.login,
    up: crashes.up,
    onSent: crashes.sent,
    mailbox,
    relyingParty: portalAsProgram(apps),
  }

  const kept: Kept[] = []
  let number = 0
  async function travelOn(): Promise<void> {
    do kept.push(await travel(number++, land))
    while (crashes.going())
  }
  const [restarts] = await Promise.all([crashes.restarts, travelOn(), travelOn(), travelOn()])

  const sorted = restarts.toSorted((a, b) => a - b)
  const report = {
    seed,
    kills: restarts.length,
    journeys: kept.length,
    lostAnswers: kept.reduce((sum, { lost }) => sum + lost, 0),
    passwordsWithoutAnswer: kept.filter(({ otherPasswords }) => otherPasswords.length > 0).length,
    restartMs: { fastest: sorted[0], median: sorted[sorted.length >> 1], slowest: sorted.at(-1) },
  }
  console.log(JSON.stringify(report))
  testInfo.annotations.push({ type: 'crashes', description: JSON.stringify(report) })

  for (const one of kept) await test.step(`what was promised to ${one.email}`, () => audit(one, land))
  expect(restarts).toHaveLength(20)
  // Up again in 2 s. The median, as other tests share the processors.
  expect(report.restartMs.median).toBeLessThan(2000)
})

/** Looks at the end whether all that was acknowledged is there, once. */
async function audit(kept: Kept, land: Land): Promise<void> {
  const { browser, address } = kept
  const stranger = () => openPlainBrowser({ ...land, address })

  // The session of the last sign-in, and one device, as often as its form was sent.
  const devices = await browser.get('/cas/account/devices')
  expect(devices.path, 'the session is open').toBe('/cas/account/devices')
  expect(devices.html.match(/<li class="sheet item">/g), 'one device').toHaveLength(1)
  expect(await kept.phone.refresh(), 'the phone is a device').toEqual({ ok: true })
  expect(await openPhone(land.origin).enrol(parseLink(kept.enrolmentLink), { pin: '4937' })).toMatchObject({
    ok: false,
    reason: 'completed',
  })

  // A sign-in opens one session, however often its page is loaded, in no other browser.
  const signedIn = async () =>
    (await browser.get('/cas/account/activity')).html.match(/class="log-what">Signed in</g)?.length ?? 0
  const signIns = await signedIn()
  expect(signIns).toBeGreaterThanOrEqual(kept.signedIn)
  expect(signIns).toBeLessThanOrEqual(kept.flows.size + kept.probed)
  for (const flow of kept.flows) {
    await browser.get(flow)
    expect((await stranger().get(flow)).status, 'another browser').toBe(410)
  }
  expect(await signedIn()).toBe(signIns)

  const mails = () => land.mailbox.all(kept.email)
  const links = async () =>
    (await mails()).map(({ text }) => /\/cas\/password\?token=\S+/.exec(text)?.[0] ?? '').filter(Boolean)
  await expect
    .poll(async () => new Set(await links()).size, { timeout: 80_000 })
    .toBeGreaterThanOrEqual(kept.promisedLinks)
  for (const link of await links()) expect((await browser.get(link)).status, link).toBe(410)
  await expect
    .poll(async () => (await mails()).some(({ text }) => text.includes('Pixel 9')), { timeout: 80_000 })
    .toBe(true)
  const texts = (await mails()).map(({ text }) => text)
  for (const text of new Set(texts)) expect(texts.filter((other) => other === text).length).toBeLessThanOrEqual(2)

  expect(kept.accessTokens.length + kept.lost).toBeGreaterThan(0)
  for (const token of kept.accessTokens) expect(await land.relyingParty.userinfo(token), 'its token').toBe(200)
  for (const { code } of kept.spentCodes)
    expect(await land.relyingParty.exchangeOnce(code), 'a spent code').toEqual({ status: 400, token: null })

  expect(await signsIn(stranger(), kept, land), 'the password').toBe(true)
  for (const password of kept.otherPasswords) expect(await signsIn(stranger(), { ...kept, password }, land)).toBe(false)
}

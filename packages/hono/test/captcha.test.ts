import { platform } from '#platform'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { elodie, makeWorld, type World } from './support/world.ts'

const register = { action: '/cas/register' }

describe('telling people from programs, with JavaScript and without', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), { captcha: 'auto' })
  })

  /** Works out the challenge as the page's script does. */
  async function proof(browser: Browser, address = '/cas/captcha/challenge'): Promise<string> {
    const challenge: Challenge = await (await browser.request(address)).json()
    return btoa(JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }))
  }

  /** Reads the picture of a form, with the key that the server alone has. */
  async function read(visit: Visit): Promise<{ readonly captchaId: string; readonly captchaCode: string }> {
    const captchaId = idOn(visit)
    const text = new TextDecoder().decode(await world.runtime.keyRing.open(captchaId, 'captcha:picture'))
    const { code }: { readonly code: string } = JSON.parse(text)
    return { captchaId, captchaCode: code }
  }

  describe('the registration form', () => {
    it('takes a proof of work, once', async () => {
      const browser = world.browser()
      const form = await browser.get('/cas/register')
      const captchaProof = await proof(browser)
      const sent = await browser.submit(form, { ...elodie, captchaProof }, register)
      expect(sent.path).toMatch(/^\/cas\/register\/sent/)
      const replayed = await browser.submit(form, { ...elodie, captchaProof }, register)
      expect(replayed.status).toBe(422)
      expect(await world.mails()).toHaveLength(1)
    })

    it('takes the picture code where no script runs', async () => {
      const browser = world.browser()
      const form = await browser.get('/cas/register')
      const picture = await browser.request(`/cas/captcha/pictures/${encodeURIComponent(idOn(form))}.svg`)
      expect(picture.headers.get('Content-Type')).toBe('image/svg+xml')
      expect(await picture.text()).toContain('<svg')
      const { captchaCode } = await read(form)
      const sent = await browser.submit(form, { ...elodie, captchaCode }, register)
      expect(sent.path).toMatch(/^\/cas\/register\/sent/)
    })

    it('says that a code is wrong or missing, keeps what was typed and shows another picture', async () => {
      const browser = world.browser()
      const form = await browser.get('/cas/register')
      for (const captchaCode of ['XXXXX', '']) {
        const refused = await browser.submit(form, { ...elodie, captchaCode }, register)
        expect(refused.status).toBe(422)
        expect(idOn(refused)).not.toBe(idOn(form))
        expect(refused.forms.find(({ action }) => action === '/cas/register')?.fields).toMatchObject({
          email: elodie.email,
          captchaCode: '',
        })
      }
    })

    it('changes the picture at the two arrows, with nothing lost', async () => {
      const browser = world.browser()
      const form = await browser.get('/cas/register')
      const again = await browser.submit(form, { ...elodie, captchaRefresh: '1' }, register)
      expect(again.status).toBe(200)
      expect(idOn(again)).not.toBe(idOn(form))
      expect(again.forms.find(({ action }) => action === '/cas/register')?.fields).toMatchObject({
        lastName: elodie.lastName,
      })
    })

    it('asks for the picture where an address asks too often; a longer proof does instead', async () => {
      const browser = world.browser()
      const form = await browser.get('/cas/register')
      for (let i = 0; i < 10; i++) await browser.submit(form, { ...elodie, captchaCode: 'XXXXX' }, register)
      const asked = await browser.get('/cas/register')
      expect(asked.html).toContain('/cas/captcha/challenge?long=1')
      const short = await browser.submit(asked, { ...elodie, captchaProof: await proof(browser) }, register)
      expect(short.status).toBe(422)
      const { captchaCode } = await read(short)
      const sent = await browser.submit(short, { captchaCode }, register)
      expect(sent.path).toMatch(/^\/cas\/register\/sent/)
    })

    it('shows no picture of an id that isn’t ours', async () => {
      expect((await world.browser().request('/cas/captcha/pictures/made-up.svg')).status).toBe(404)
    })
  })
})

function idOn(visit: Visit): string {
  return visit.forms.find(({ action }) => action === '/cas/register')?.fields['captchaId'] ?? ''
}

import { bringLanguage } from '../src/methods/words/index.ts'
import { addresses } from '@laissez-passer/core/addresses'
import { describe, expect, test, vi } from 'vitest'
import { limits } from '../preview/limits.ts'
import { samples } from '../preview/samples.ts'
import { draw, languageHrefOf } from '../src/draw.tsx'
import { AboutPage, HelpPage, PrivacyPage } from '../src/information/information.tsx'
import { pages } from '../src/pages.tsx'
import { prepared } from '../src/prepared.ts'
import { readSite } from '../src/site.ts'
import { registerHoles, RegisterPage } from '../src/registration/register.tsx'
import { IdentifierPage } from '../src/sign-in/identifier.tsx'
import type { PageProps } from '../src/types.ts'

const { site } = readSite({ name: 'EU Login' })
const hostile = [
  '"><script>alert(1)</script>',
  "' onfocus=alert(1) x='",
  '&amp; & &#x27; <b>',
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  '\u{E000}0\u{E001}',
  '\u{E000}1\u{E001}<',
  '$& $1 $$',
  'Élodie ❤ \u0000',
  '',
]
const book = addresses('/cas')
const request = (lang: 'en' | 'fr', text: string): PageProps => ({
  addresses: book,
  assets: `${book.assets}/x`,
  lang,
  limits,
  nonce: 'n0nce',
  now: 1_800_000_000,
  path: `/cas/login?continue=${encodeURIComponent(text)}&x=1`,
  words: {},
})

await bringLanguage('fr')

describe.each(['en', 'fr'] as const)('in %s, a prepared page is the drawn one, byte for byte', (lang) => {
  const made = pages({ name: 'EU Login' })

  test.each(hostile)('with %j in its holes', (text) => {
    const common = request(lang, text)
    const languageHref = languageHrefOf(common.path)
    const hidden = { continue: text, other: `/cas/${text}` }
    for (const state of Object.values(samples.identifier)) {
      const ways = ('ways' in state ? (state.ways ?? []) : []).map((way) => ({ ...way, href: `/cas/x?${text}` }))
      const props = {
        ...state,
        ...common,
        service: { name: text, level: 'BASIC' } as const,
        hidden,
        ways,
        values: { identifier: text },
        registerHref: text || '/',
      }
      // The second time it isn't drawn any more.
      for (const nonce of ['n0nce', 'an0ther'])
        expect(made.identifier({ ...props, nonce })).toBe(
          draw(IdentifierPage, { site, props: { ...props, nonce }, languageHref }),
        )
    }
    for (const state of Object.values(samples.register)) {
      const values = { ...state.values, firstName: text, lastName: text, email: text, confirmEmail: `x${text}` }
      const props = { ...state, ...common, hidden, values, cancelHref: text || '/' }
      expect(made.register(props)).toBe(draw(RegisterPage, { site, props, languageHref }))
    }
    for (const [name, Component] of [
      ['help', HelpPage],
      ['about', AboutPage],
      ['privacy', PrivacyPage],
    ] as const)
      for (const person of [null, { name: text, email: text }])
        expect(made[name]({ ...common, person })).toBe(
          draw(Component, { site, props: { ...common, person }, languageHref }),
        )
  })
})

test('a page is drawn once for what it says, and again for whatever else it is asked', () => {
  const drawn = vi.fn(({ words }: PageProps) => JSON.stringify(words))
  const page = prepared(drawn, { languages: ['en'], holes: (props) => props })
  const props = request('en', '')
  page(props)
  page({ ...props, nonce: 'another', path: '/elsewhere' })
  expect(drawn).toHaveBeenCalledTimes(1)
  page({ ...props, assets: '/other' })
  page({ ...props, addresses: addresses('/other') })
  expect(drawn).toHaveBeenCalledTimes(3)
})

test('registration’s page is one, whatever else its form brought', () => {
  const drawn = vi.fn(() => '')
  const page = prepared(drawn, { languages: ['en'], holes: registerHoles })
  for (const state of ['state-1', 'state-2']) {
    const brought = { continue: `/cas/oauth2/authorize?state=${state}`, captchaProof: state }
    const [props] = Object.values(samples.register).filter(({ captcha }) => captcha.kind === 'none')
    if (props === undefined) throw new Error('no sample without captcha')
    page({ ...props, ...request('en', state), hidden: { continue: state }, values: { ...props.values, ...brought } })
  }
  expect(drawn).toHaveBeenCalledTimes(1)
})

test('a page of somebody is drawn each time and kept nowhere', () => {
  const drawn = vi.fn(({ person }: PageProps) => `${person?.name}`)
  const page = prepared(drawn, { languages: ['en'], holes: (props) => props })
  const of = (name: string) => page({ ...request('en', ''), person: { name, email: '' } })
  expect([of('Ada'), of('Ada'), of('Bea')]).toEqual(['Ada', 'Ada', 'Bea'])
  expect(drawn).toHaveBeenCalledTimes(3)
})

test('it doesn’t grow for ever', () => {
  const drawn = vi.fn(() => '')
  const page = prepared(drawn, { languages: ['en'], holes: (props) => props })
  for (let at = 0; at < 1000; at++) page({ ...request('en', ''), assets: `/${at}` })
  page({ ...request('en', ''), assets: '/0' })
  expect(drawn).toHaveBeenCalledTimes(1001)
})

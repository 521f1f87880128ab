import { describe, expect, test } from 'vitest'
import { euLogin, RelyingPartyError } from '../src/index.ts'
import { usualFailure } from '../src/failures.ts'

const origin = 'https://shop.example'
const party = euLogin({ server: 'https://id.example.eu/cas', origin, log: () => {} })
const browser = { Accept: 'text/html,application/xhtml+xml', 'Accept-Language': 'de, fr-BE;q=0.8, en;q=0.5' }

/** A callback that is opened a second time, in a browser that isn't signed in. */
const opened = async (headers: Readonly<Record<string, string>>): Promise<Response> => {
  const answer = await party.handle(new Request(`${origin}/auth/callback?state=spent&ticket=ST-1`, { headers }))
  if (answer === null) throw new Error('not answered')
  return answer
}

describe('without onFailure, a callback that is opened twice', () => {
  test('is a page in the browser’s language, with a link that begins anew', async () => {
    const answer = await opened(browser)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const page = await answer.text()
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('a expiré ou a déjà été utilisée')
    expect(page).toContain('<a href="/auth/login?returnTo=%2F">Recommencer</a>')
    expect(await (await opened({ Accept: 'text/html', 'Accept-Language': 'hu' })).text()).toContain('<html lang="en">')
  })

  test('is plain text for what is no browser', async () => {
    const answer = await opened({ Accept: '*/*', 'Accept-Language': 'fr' })
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(await answer.text()).toBe('This login has expired or was already used. Start again.')
  })
})

describe('the usual answer', () => {
  const request = new Request(origin, { headers: { Accept: 'text/html' } })
  const usual = { provider: 'A $& B', verbose: true }
  const login = '/auth/login?returnTo=%2F&level=HIGH'
  const failed = { reason: 'unavailable' as const, returnTo: '/', login, error: null }

  test('writes nothing as markup, and leads back to where the person was going', async () => {
    const page = await usualFailure(failed, request, usual).text()
    expect(page).toContain('A $&#38; B does not answer')
    expect(page).toContain('href="/auth/login?returnTo=%2F&#38;level=HIGH"')
  })

  test('has a style that its own policy lets through, and that alone', async () => {
    const answers = [usualFailure(failed, request, usual), usualFailure(failed, request, usual)]
    const nonces = answers.map(
      ({ headers }) => /style-src 'nonce-([\w-]+)';/.exec(headers.get('Content-Security-Policy') ?? '')?.[1],
    )
    expect(new Set(nonces).size).toBe(2)
    for (const [index, answer] of answers.entries())
      expect(await answer.text()).toContain(`<style nonce="${nonces[index]}">`)
  })

  test('has no link where somebody else has to mend something, and its explanation on one’s own machine alone', async () => {
    const error = new RelyingPartyError('client-refused', 'The secret <is> wrong.')
    const shown = await usualFailure({ ...failed, error }, request, usual).text()
    expect(shown).toContain('client-refused: The secret &#60;is&#62; wrong.')
    expect(shown).not.toContain('<a ')
    const hidden = await usualFailure({ ...failed, error }, request, { ...usual, verbose: false }).text()
    expect(hidden).toContain('(client-refused)')
    expect(hidden).not.toContain('secret')
  })
})

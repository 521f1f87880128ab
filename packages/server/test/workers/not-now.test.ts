import { expect, it } from 'vitest'
import { notNow } from '../../src/workers/index.ts'

const ask = (headers: Record<string, string>, path = '/'): Response =>
  notNow(new Request(`https://id.example.eu${path}`, { headers }), { remembered: '__Host-lang' })

it('is a page for people, in their language, that says when to come again', async () => {
  const answer = ask({ Accept: 'text/html,*/*', 'Accept-Language': 'fr-BE' })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('Retry-After')).toBe('5')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await answer.text()).toMatch(/<html lang="fr">[^]*<h1>Nous revenons dans un instant<\/h1>/)
})

it('has a style that its own policy lets through', async () => {
  const answers = [ask({ Accept: 'text/html' }), ask({ Accept: 'text/html' })]
  const nonces = answers.map(
    ({ headers }) => /style-src 'nonce-([\w-]+)';/.exec(headers.get('Content-Security-Policy') ?? '')?.[1],
  )
  expect(new Set(nonces).size).toBe(2)
  for (const [index, answer] of answers.entries())
    expect(await answer.text()).toContain(`<style nonce="${nonces[index]}">`)
})

it('takes the language that is remembered, or asked for', async () => {
  const html = { Accept: 'text/html', 'Accept-Language': 'en' }
  expect(await ask({ ...html, Cookie: 'a=b; __Host-lang=fr' }).text()).toContain('lang="fr"')
  expect(await ask({ ...html, Cookie: '__Host-lang=fr' }, '/?lang=en').text()).toContain('lang="en"')
  expect(await ask({ ...html, Cookie: '__Host-lang="><script>' }).text()).toContain('lang="en"')
})

it('is problem details for programs', async () => {
  const answer = ask({ Accept: 'application/json' }, '/api/documents')
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  expect(answer.headers.get('Retry-After')).toBe('5')
  expect(await answer.json()).toMatchObject({ reason: 'unavailable', wait: 5, status: 503 })
})

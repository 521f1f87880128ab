import { describe, expect, it } from 'vitest'
import { securityHeaders } from '../../src/middleware/security-headers.ts'

const { policy } = securityHeaders({ origin: 'https://id.example.eu' })

/** A policy's directives. */
function directives(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split('; ').map((each): [string, string] => {
      const [name = '', ...sources] = each.split(' ')
      return [name, sources.join(' ')]
    }),
  )
}

const closed = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
}

describe('the content security policy', () => {
  it('of what is no page allows nothing of others, whatever it asks', () => {
    expect(directives(policy())).toEqual(closed)
    expect(directives(policy({ framed: true, formAction: 'https://shop.example' }))).toEqual(closed)
  })

  it('of a page has its nonce for scripts and styles alone', () => {
    const own = "'self' 'nonce-n1'"
    expect(directives(policy({ nonce: 'n1' }))).toEqual({ ...closed, 'script-src': own, 'style-src': own })
  })

  it('opens just what the page asks for', () => {
    const asked = directives(
      policy({
        nonce: 'n1',
        formAction: 'https://shop.example',
        framed: true,
        pictures: ['https://shop.example/a.png', 'https://shop.example/b.png'],
        frames: ['https://shop.example/out'],
      }),
    )
    expect(asked).toMatchObject({
      'form-action': "'self' https://shop.example",
      'frame-ancestors': '*',
      'img-src': "'self' data: https://shop.example/a.png https://shop.example/b.png",
      'frame-src': "'self' https://shop.example/out",
    })
  })

  it('is ended by no address: what is within names one picture', () => {
    const address = 'https://shop.example/a;b,c;d,e.png?x=1;script-src *\n?more'
    expect(directives(policy({ nonce: 'n1', pictures: [address] }))).toMatchObject({
      'img-src': "'self' data: https://shop.example/a%3Bb%2Cc%3Bd%2Ce.png",
      'script-src': "'self' 'nonce-n1'",
    })
  })
})

it('insists on https where the origin is https, and only there', () => {
  const names = (origin: string) => securityHeaders({ origin }).others.map(([name]) => name)
  expect(names('https://id.example.eu')).toContain('Strict-Transport-Security')
  expect(names('http://localhost:4000')).not.toContain('Strict-Transport-Security')
  expect(names('http://localhost:4000/https:')).not.toContain('Strict-Transport-Security')
})

import type { OutgoingRules } from '@laissez-passer/core/ports'
import { describe, expect, it } from 'vitest'
import { targetOf } from '../../src/outgoing/target.ts'

const registered = ['shop.example.eu', 'localhost:5000', '127.0.0.1:5000', '[::1]:5000', '10.0.0.5', 'localhost:5443']
const rules: OutgoingRules = { isRegistered: (host) => registered.includes(host), atHome: false, networks: [] }
const atHome = { ...rules, atHome: true }

const verdict = (url: string, by = rules, options = {}) => {
  const read = targetOf(url, by, options)
  return read.ok ? 'ok' : read.reason
}

describe('an address of a request', () => {
  it.each([
    'https://shop.example.eu/a',
    'https://SHOP.example.eu:443/a?b=c',
    'https://anybody.example.com/',
    'https://8.8.8.8/',
  ])('%s may be asked', (url) => expect(verdict(url)).toBe('ok'))

  it.each([
    'http://shop.example.eu/',
    'http://anybody.example.com/',
    'ftp://shop.example.eu/',
    'file:///etc/passwd',
    'https://user@shop.example.eu/',
    'https://user:pass@shop.example.eu/',
    'https://@@',
    '//shop.example.eu/',
    'nonsense',
    '',
  ])('%s is none', (url) => expect(verdict(url)).toBe('bad-address'))

  it.each([
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[fd00:ec2::254]/',
    'https://１２７.0.0.1/',
    'https://10.0.0.5/',
    // Registered, but we aren’t at home.
    'https://[::1]:5000/',
  ])('%s leads inside', (url) => expect(verdict(url)).toBe('forbidden-address'))
})

describe('at home', () => {
  it.each(['http://localhost:5000/', 'http://127.0.0.1:5000/', 'http://[::1]:5000/', 'https://localhost:5443/'])(
    'a registered service on this machine may be asked: %s',
    (url) => {
      expect(verdict(url, atHome)).toBe('ok')
      expect(verdict(url)).not.toBe(url.startsWith('http:') ? 'ok' : 'never')
    },
  )

  it.each([
    'http://localhost:6000/',
    'http://localhost/',
    'http://shop.example.eu/',
    'http://localhost.example.eu:5000/',
  ])('nobody else over http: %s', (url) => expect(verdict(url, atHome)).toBe('bad-address'))

  it('other ports of this machine are nobody’s', () => {
    expect(verdict('https://127.0.0.1:6000/', atHome)).toBe('forbidden-address')
  })
})

describe('a private network that is open', () => {
  const open = { ...rules, networks: ['10.0.0.0/24'] }

  it('is open to registered services there', () => {
    expect(verdict('https://10.0.0.5/', open)).toBe('ok')
  })

  it.each(['https://10.0.0.6/', 'https://10.0.1.5/', 'https://169.254.169.254/'])('and closed to %s', (url) => {
    expect(verdict(url, open)).toBe('forbidden-address')
  })
})

describe('an address that a stranger named', () => {
  const open = { ...atHome, networks: ['10.0.0.0/8'] }

  it.each([
    ['https://10.0.0.5/', 'forbidden-address'],
    ['https://localhost:5443/', null],
    ['http://localhost:5000/', 'bad-address'],
    ['https://127.0.0.1:5000/', 'forbidden-address'],
  ])('%s leads nowhere that is open to registered services alone', (url, reason) => {
    expect(verdict(url, open)).toBe('ok')
    expect(verdict(url, open, { byStranger: true })).toBe(reason ?? 'ok')
  })

  it('a name is a registered service’s to nobody, wherever it leads', () => {
    const read = targetOf('https://shop.example.eu/', open, { byStranger: true })
    const asOperators = targetOf('https://shop.example.eu/', open)
    const judged = [read, asOperators].map((one) => one.ok && [one.target.registered, one.target.allows('10.0.0.5')])
    expect(judged).toEqual([
      [false, false],
      [true, true],
    ])
  })
})

import { describe, expect, test } from 'vitest'
import {
  isLoopback,
  isPostgresUrl,
  listenAddress,
  portOf,
  readAll,
  readList,
  readOrigin,
  readPort,
  SettingFault,
  toldSetting,
} from '../src/settings.ts'

test.each([
  ['https://id.example.eu', 'https://id.example.eu'],
  ['https://id.example.eu/', 'https://id.example.eu'],
  ['https://ID.example.eu:443', 'https://id.example.eu'],
  ['https://id.example.eu:8443', 'https://id.example.eu:8443'],
  ['http://localhost:4000', 'http://localhost:4000'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['http://[::1]:4000', 'http://[::1]:4000'],
])('%s is an origin', (text, origin) => {
  expect(readOrigin(text)).toEqual({ ok: true, origin })
})

test.each([
  ['id.example.eu', 'is not an address'],
  ['localhost:4000', 'is not an address'],
  ['ftp://id.example.eu', 'is not an address'],
  ['', 'is not an address'],
  ['https://id.example.eu/cas', 'holds more than an origin'],
  ['https://jane@id.example.eu', 'holds more than an origin'],
  ["https://id.example.eu; script-src 'unsafe-inline'", 'is not an address'],
  ['http://id.example.eu', 'is plain http on another machine'],
  ['http://127.0.0.1.example.eu', 'is plain http on another machine'],
])('%s is none: it %s', (text, fault) => {
  expect(readOrigin(text)).toEqual({ ok: false, fault })
})

test('what only this machine reaches', () => {
  for (const here of ['http://localhost', 'http://id.localhost:4000', 'http://127.1.2.3', 'https://[::1]'])
    expect(isLoopback(here)).toBe(true)
  for (const there of ['https://localhost.example.eu', 'https://127.0.0.1.example.eu', 'https://10.0.0.1'])
    expect(isLoopback(there)).toBe(false)
})

describe('where a server listens', () => {
  const [here, there] = ['http://localhost:4000', 'https://id.example.eu']
  test.each([
    [undefined, here, '127.0.0.1'],
    ['', here, '127.0.0.1'],
    ['::1', here, '::1'],
    ['127.0.0.9', here, '127.0.0.9'],
    [undefined, there, undefined],
    ['127.0.0.1', there, '127.0.0.1'],
    ['10.0.0.4', there, '10.0.0.4'],
    ['::', there, '::'],
  ])('%s of %s: %s', (given, origin, hostname) => {
    expect(listenAddress(given, origin)).toEqual({ ok: true, hostname })
  })
  test('nowhere that is no address, and an origin of this machine on nothing that others reach', () => {
    for (const given of ['localhost', '127.0.0.1:4000', 'fe80::1%eth0', '10.0.0.0/8'])
      expect(listenAddress(given, there)).toEqual({ ok: false, fault: 'is no IP address' })
    for (const given of ['0.0.0.0', '::', '10.0.0.4', '128.0.0.1', '::ffff:10.0.0.4'])
      expect(listenAddress(given, here)).toEqual({
        ok: false,
        fault: 'would let others in, and http://localhost:4000 is of this machine alone',
      })
  })
})

test('ports: an origin’s own, and those that are given', () => {
  expect(['http://localhost:4000', 'https://id.example.eu', 'http://localhost'].map(portOf)).toEqual([4000, 443, 80])
  expect(['1', '65535', '0', '65536', '40.5', 'x', ''].map(readPort)).toEqual([1, 65_535, null, null, null, null, null])
})

test('lists leave out what is empty', () => {
  expect(readList(' a, b,, c ')).toEqual(['a', 'b', 'c'])
  expect(readList('')).toEqual([])
})

describe('several settings', () => {
  const wrong = (line: string) => () => {
    throw new SettingFault(line)
  }
  test('are read together, or all that is wrong is told, each once', () => {
    expect(readAll({ one: () => 1, two: () => 'b' })).toEqual({ ok: true, values: { one: 1, two: 'b' } })
    expect(readAll({ one: wrong('first'), two: () => 'b', three: wrong('second'), four: wrong('first') })).toEqual({
      ok: false,
      line: 'first\nsecond',
    })
  })
  test('let through what is no fault of a setting', () => {
    const broken = () => {
      throw new TypeError('broken')
    }
    expect(() => readAll({ one: broken })).toThrow('broken')
  })
})

test.each([
  ['postgres://me:x@db.example/lp', true],
  ['postgresql://db.example:6432/lp?sslmode=require&port=5433', true],
  ['postgres://[::1]/lp?host=&port=', true],
  ['postgres://one.example,two.example/lp', false],
  ['postgres://one.example%2Ctwo.example/lp', false],
  ['postgres://db.example/lp?host=one.example,two.example', false],
  ['postgres://%00/lp', false],
  ['postgres://%zz/lp', false],
  ['postgres:///lp', false],
  ['postgres://db.example:99999/lp', false],
  ['postgres://db.example/lp?port=x', false],
  ['postgres://db.example/lp?port=65536', false],
  ['mysql://db.example/lp', false],
])('%s is the address of a PostgreSQL database: %s', (text, is) => {
  expect(isPostgresUrl(text)).toBe(is)
})

test.each([
  ['http://example.eu', 'ORIGIN=http://example.eu'],
  ['a@b.example', 'ORIGIN=a@b.example'],
  ['two\nlines', 'ORIGIN=two lines'],
  ['x'.repeat(100), `ORIGIN=${'x'.repeat(80)}`],
  ['https://me:secret@example.eu', 'ORIGIN'],
  ['https://me:sec/ret@example.eu', 'ORIGIN'],
  ['https:me:secret@example.eu', 'ORIGIN'],
  ['10.0.0.1, https://me:secret@example.eu', 'ORIGIN'],
])('of %j a refusal says %s', (value, told) => {
  expect(toldSetting('ORIGIN', value)).toBe(told)
})

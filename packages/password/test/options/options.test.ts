import { describe, expect, test } from 'vitest'
import { LaissezPasserError } from '../../src/errors.ts'
import {
  accepts,
  checkArgument,
  checkOptions,
  checkTogether,
  optional,
  type OptionRule,
} from '../../src/options/index.ts'

/** A rule, what it takes, and what it doesn't. */
const kinds: Readonly<Record<string, readonly [OptionRule, readonly unknown[], readonly unknown[]]>> = {
  text: [accepts.text('a name'), ['a', ' a '], ['', ' \t\n', 7, null, ['a']]],
  flag: [accepts.flag, [true, false], [0, 'true', null]],
  made: [accepts.made, [() => 1, Map], [{}, 'f', null]],
  whole: [accepts.whole(3, 'days'), [3, 4, 2 ** 53 - 1], [2, 3.5, 2 ** 53, '3', NaN, Infinity, null]],
  over: [accepts.over(0, 'seconds'), [0.001, 1e300], [0, -1, '1', NaN, Infinity, null]],
  least: [accepts.least(0, 'seconds'), [0, 0.5], [-0.001, '1', NaN, Infinity, null]],
  oneOf: [accepts.oneOf('bun', 'node'), ['bun', 'node'], ['deno', '', ['bun'], null]],
  having: [
    accepts.having('a port', 'find', 'add'),
    [
      { find: () => 1, add: () => 2 },
      new (class {
        find() {}
        add() {}
      })(),
    ],
    [{ find: () => 1 }, { find: () => 1, add: 2 }, {}, null, 'find', () => 1],
  ],
  list: [
    accepts.list(accepts.flag),
    [[], [true, false]],
    [[true, 1], [1, true], Array(1), true, { 0: true, length: 1 }],
  ],
  origin: [
    accepts.origin,
    [
      'https://id.example.eu',
      'https://id.example.eu:8443',
      'http://localhost',
      'http://localhost:3000',
      'http://id.localhost:3000',
      'http://127.0.0.1',
      'http://127.254.3.21',
      'http://[::1]:3000',
    ],
    [
      'http://id.example.eu',
      'http://localhost.example.eu',
      'http://notlocalhost',
      'http://127.0.0.1.example.eu',
      'http://1127.0.0.1',
      'ftp://localhost',
      'https://me:secret@id.example.eu',
      'https://id.example.eu/',
      'https://id.example.eu/login',
      'HTTPS://id.example.eu',
      'id.example.eu',
      '',
      7,
      null,
    ],
  ],
}

describe.each(Object.entries(kinds))('an option that is %s', (_, [rule, taken, refused]) => {
  test.each(taken.map((value) => [value]))('takes %j', (value) => expect(rule.takes(value)).toBe(true))
  test.each(refused.map((value) => [value]))('doesn’t take %j', (value) => expect(rule.takes(value)).toBe(false))
})

/** The lines of what is refused, each one fault. */
function faults(given: unknown, rules: Readonly<Record<string, OptionRule>> = { url: accepts.text('a link') }) {
  try {
    checkOptions('make', given as object, rules)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(LaissezPasserError)
    expect(error).toMatchObject({ code: 'invalid-settings' })
    return String((error as Error).message).split('\n')
  }
}

describe('options', () => {
  test.each([[null], [undefined], ['x'], [[]], [() => 1]])('are an object, which %j isn’t', (given) => {
    expect(faults(given, {})).toEqual([expect.stringContaining('make takes an object of options')])
  })

  test('that are right are taken, and those that may lack may lack', () => {
    const rules = { url: accepts.text('a link'), days: optional(accepts.whole(1, 'days')) }
    expect(faults({ url: 'x' }, rules)).toEqual([])
    expect(faults({ url: 'x', days: undefined }, rules)).toEqual([])
    expect(faults({ url: 'x', days: 0 }, rules)).toEqual([expect.stringMatching(/^make: days must be .*1 or more/)])
    expect(faults({ days: 1 }, rules)).toEqual([expect.stringMatching(/^make: url is missing/)])
    expect(faults({ url: undefined }, rules)).toEqual([expect.stringMatching(/^make: url is missing/)])
  })

  test('are refused all at once, unknown ones first, with the name that was meant or all there are', () => {
    const rules = { url: accepts.text('a link'), days: optional(accepts.whole(1, 'days')) }
    expect(faults({ urls: 'x', colour: 1, days: 0 }, rules)).toEqual([
      expect.stringMatching(/^make: urls .*did you mean url\?$/),
      expect.stringMatching(/^make: colour .*url, days$/),
      expect.stringMatching(/^make: url is missing/),
      expect.stringMatching(/^make: days must be/),
    ])
  })

  test.each([
    ['secret', 'that text'],
    ['', 'an empty text'],
    [() => 'secret', 'a function'],
    [['secret'], 'that list'],
    [{ key: 'secret' }, 'that object'],
    [null, 'null'],
    [7, 'that number'],
    [Symbol('secret'), 'a symbol'],
    [false, 'false'],
  ])('are told without what was given, which may be a secret: %j', (given, told) => {
    const never = { takes: () => false, accepted: 'nothing' }
    expect(faults({ key: given }, { key: never })).toEqual([`make: key must be nothing, not ${told}`])
  })

  test('are told with a number that was given where one is taken', () => {
    expect(faults({ days: 0.5 }, { days: accepts.whole(1, 'days') })).toEqual([expect.stringMatching(/, not 0\.5$/)])
    expect(faults({ days: '12345678' }, { days: accepts.over(1, 'days') })).toEqual([
      expect.stringMatching(/, not that text$/),
    ])
  })

  test.each([
    ['https://id.example.eu/', 'https://id.example.eu/'],
    ['http://id.example.eu', 'http://id.example.eu'],
    ['HTTPS://id.example.eu', 'HTTPS://id.example.eu'],
    ['id.example.eu', 'id.example.eu'],
    ['localhost:3000', 'localhost:3000'],
    ['https://me:secret@id.example.eu', 'https://…@id.example.eu'],
    ['https://id.example.eu/secret', 'https://id.example.eu/…'],
    ['https://id.example.eu?secret', 'https://id.example.eu/…'],
    ['secret', 'that text'],
    ['https://', 'that text'],
    ['https://[::1]:8443/', 'https://[::1]:8443/'],
    ['https://me:sec/ret@id.example.eu', 'that text'],
    ['https://me:1/ret@id.example.eu', 'that text'],
    ['https://me:sec?ret@id.example.eu', 'that text'],
    ['https://me:sec#ret@id.example.eu', 'that text'],
    ['https://me:sec\\ret@id.example.eu', 'that text'],
    ['https://me:sec@ret@id.example.eu', 'that text'],
    ['https://me:secret', 'that text'],
    ['https://id.example.eu:secret@', 'that text'],
    ['https://x\nyz', 'https://x/…'],
    [7, 'that number'],
  ])('are told with the address that was given where an origin is taken: %j', (given, told) => {
    expect(faults({ origin: given }, { origin: accepts.origin })).toEqual([
      expect.stringMatching(new RegExp(`, not ${told.replaceAll(/[.?[\]]/g, '\\$&')}$`)),
    ])
  })

  test('that are inherited, or symbols, are options as others', () => {
    const given: object = Object.assign(Object.create({ days: 0, colour: 'red' }), { [Symbol('url')]: 1 })
    expect(faults(given, { days: accepts.whole(1, 'days') })).toEqual([
      expect.stringMatching(/^make: colour isn’t an option/),
      expect.stringMatching(/^make: Symbol\(url\) isn’t an option/),
      expect.stringMatching(/^make: days must be .*, not 0$/),
    ])
  })

  test('of which one word is taken are told it without a list', () => {
    expect(accepts.oneOf('BASIC').accepted).toBe('BASIC')
  })

  test('that don’t go together are refused all at once', () => {
    expect(() => checkTogether('make', [true, true])).not.toThrow()
    expect(() => checkTogether('make', [])).not.toThrow()
    expect(() => checkTogether('make', ['one', true, 'two'])).toThrow(
      expect.objectContaining({ code: 'invalid-settings', message: 'make: one\nmake: two' }),
    )
  })

  test('without a name are refused by what is called', () => {
    expect(() => checkArgument('open', 'a', accepts.text('a path'))).not.toThrow()
    expect(() => checkArgument('open', '', accepts.text('a path'))).toThrow(
      expect.objectContaining({ code: 'invalid-settings', message: 'open takes a path, not an empty text' }),
    )
    expect(() => checkArgument('wait', -1, accepts.whole(0, 'seconds'))).toThrow(/, not -1$/)
  })
})

import { describe, expect, test } from 'vitest'
import { checkPin, eulogin, nist } from '../../src/pin/check-pin.ts'

const codes = (pin: string, policy = eulogin) => checkPin(pin, policy).issues.map(({ code }) => code)

describe('four digits', () => {
  test.each(['4795', '8306', '2971', '0836'])('%s may be chosen', (pin) => {
    expect(checkPin(pin)).toEqual({ ok: true, issues: [] })
  })
  test.each([
    ['7777', 'repeat'],
    ['1212', 'repeat'],
    ['9393', 'repeat'],
    ['4567', 'run'],
    ['7890', 'run'],
    ['9012', 'run'],
    ['4321', 'run'],
    ['2109', 'run'],
    ['1987', 'year'],
    ['2036', 'year'],
    ['1900', 'year'],
    ['2580', 'common'],
    ['1004', 'common'],
    ['6969', 'common'],
  ])('%s is refused: %s', (pin, code) => {
    expect(codes(pin)).toContain(code)
    expect(checkPin(pin).ok).toBe(false)
  })
  test.each(['', '123', '12345', '12a4', '12 4', '-123', '1234\n'])('%j is no PIN', (pin) => {
    expect(checkPin(pin)).toEqual({ ok: false, issues: [{ code: 'digits', params: { digits: 4 } }] })
  })
  test('digits of every script are digits', () => {
    expect(checkPin('٧٣٩٤')).toEqual({ ok: true, issues: [] })
    expect(checkPin('１２３４')).toMatchObject({ ok: false, issues: [{ code: 'run' }, { code: 'common' }] })
  })
  test('most PINs may be chosen: a rule that grew too wide would show here', () => {
    const allowed = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(4, '0')).filter(
      (pin) => checkPin(pin).ok,
    )
    expect(allowed.length).toBeGreaterThan(9500)
    expect(allowed.length).toBeLessThan(9700)
  })
})

describe('six digits', () => {
  test('are asked for', () => {
    expect(checkPin('4795', nist).issues).toEqual([{ code: 'digits', params: { digits: 6 } }])
    expect(checkPin('479512', nist).ok).toBe(true)
  })
  test.each(['198746', '471987', '204713'])('%s holds a year, and is none', (pin) =>
    expect(codes(pin, nist)).toEqual([]),
  )
  test.each([
    ['000000', 'repeat'],
    ['121212', 'repeat'],
    ['123123', 'repeat'],
    ['345678', 'run'],
    ['098765', 'run'],
    ['159753', 'common'],
  ])('%s is refused: %s', (pin, code) => {
    expect(codes(pin, nist)).toContain(code)
  })
})

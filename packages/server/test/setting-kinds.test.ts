import { areKeys, isMailAddress, isPath, isSecret, isSender, isSimple, readWhole, trimmed } from '../src/settings.ts'
import { expect, it } from 'vitest'

it('drops blank space around values, and leaves what is nothing else', () => {
  expect(trimmed({ A: ' a b\r\n', B: '  ', C: '', D: undefined })).toEqual({ A: 'a b', B: '  ', C: '', D: undefined })
})

it.each([
  ['0', 0],
  ['7', 7],
  ['300', 300],
  ['301', null],
  ['007', null],
  ['00', null],
  ['+7', null],
  ['7.0', null],
  ['1e2', null],
  ['', null],
  ['٧', null],
])('reads %j as a whole number: %s', (text, number) => {
  expect(readWhole(text, { from: 0, to: 300 })).toBe(number)
})

it('takes paths that mean something to a server', () => {
  for (const path of ['/srv/data', './data', 'data~', 'C:\\data', 'a b']) expect(isPath(path), path).toBe(true)
  for (const path of ['', '  ', '~', '~/data', '"/srv/data"', "'data'", 'a\0b']) expect(isPath(path), path).toBe(false)
})

it('takes addresses that a mail can be sent to', () => {
  for (const address of ['help@example.eu', 'a.b+c@mail.example.eu', 'me@localhost', 'id@mailpit', 'id@bücher.example'])
    expect(isMailAddress(address), address).toBe(true)
  for (const address of ['a@', 'a@b.', 'a@.eu', 'a@b..eu', '@b.eu', 'a b@c.eu', 'smtp://u:p@h.eu', 'a@b.eu/x', 'x'])
    expect(isMailAddress(address), address).toBe(false)
})

it('takes senders of mails', () => {
  for (const sender of [
    'id@example.eu',
    'EU Login <id@example.eu>',
    '<id@example.eu>',
    'Müller, A. <a@example.eu>',
    'R&D <r&d@b.eu>',
    '"Login @ B" <id@b.eu>',
  ])
    expect(isSender(sender), sender).toBe(true)
  for (const sender of ['ID', 'ID <a@b.>', 'smtp://u:p@h.eu <a@b.eu>', 'A\nB <a@b.eu>', '<a@b.eu> x'])
    expect(isSender(sender), sender).toBe(false)
})

it('takes secrets that are long enough, and tells which are simple', () => {
  const good = 'only-in-this-test-'.repeat(2)
  const simple = 'a'.repeat(64)
  expect([good, good.slice(0, 31), simple].map(isSecret)).toEqual([true, false, true])
  expect([good, simple, 'abcdefg'.repeat(9)].map(isSimple)).toEqual([false, true, true])
  expect([good, `${good}, ${simple}`, `${simple},${good}`, `${good},${good}`, `${good},short`].map(areKeys)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

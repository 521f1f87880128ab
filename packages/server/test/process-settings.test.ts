import { expect, test } from 'vitest'
import { drainIn, hostnameIn, portIn } from '../src/process-settings.ts'

const here = 'http://localhost:4001'
const there = 'https://id.example.eu'

test('what a process is told is read, or refused with what is accepted', () => {
  expect([drainIn(undefined, () => here), drainIn('', () => there), drainIn('7', () => here)]).toEqual([0, 5, 7])
  expect(() => drainIn('-1', () => there)).toThrow(
    'DRAIN_SECONDS=-1 can’t be used: it is no such number. Accepted: a whole number of seconds from 0 to 300.',
  )
  expect([hostnameIn(undefined, here), hostnameIn('', there)]).toEqual(['127.0.0.1', undefined])
  expect(() => hostnameIn('0.0.0.0', here)).toThrow('LISTEN_ADDRESS=0.0.0.0 can’t be used: it would let others in')
  expect(portIn('PORTAL_PORT', '4001')).toBe(4001)
  expect(() => portIn('PORTAL_PORT', '0')).toThrow('PORTAL_PORT=0 can’t be used: it is not a port.')
})

test('a number that is wrong is told before an origin that is wrong as well', () => {
  const broken = (): string => {
    throw new Error('the origin')
  }
  expect(() => drainIn('many', broken)).toThrow('DRAIN_SECONDS')
  expect(() => drainIn('5', broken)).toThrow('the origin')
})

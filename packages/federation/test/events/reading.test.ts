import { describe, expect, test } from 'vitest'
import { changes, push, readBody, replacement, wishes } from '../../src/events/streams/configuration.ts'
import { parseWebhooks } from '../../src/events/webhooks.ts'

const secret = `whsec_${'A'.repeat(32)}`
const crm = { name: 'crm', url: 'https://crm.example/hook', secret }

function issuesOf(value: unknown): readonly string[] {
  const read = parseWebhooks(value, { kinds: ['signed-in', 'account-deleted'] })
  return read.ok ? [] : read.issues.map(({ path }) => path)
}

describe('a webhook', () => {
  test.each([
    ['name', ['', 'with space', 'x'.repeat(61)], ['x'.repeat(60), 'a.b-c_1']],
    ['url', ['http://crm.example/', 'crm', 'https://crm.example/#x'], ['http://localhost:3000/']],
    [
      'secret',
      [
        'A'.repeat(32),
        `whsec_${'A'.repeat(31)}`,
        `whsec_${'A'.repeat(89)}`,
        `${secret}===`,
        `x${secret}`,
        `${secret}-`,
      ],
      [`${secret}==`, `whsec_${'+/'.repeat(44)}`],
    ],
    ['kinds', [[]], [['signed-in'], ['signed-in', 'account-deleted']]],
  ])('has for its %s none of %j', (field, wrong, right) => {
    for (const value of wrong) expect(issuesOf([{ ...crm, [field]: value }])).toEqual([`0.${field}`])
    for (const value of right) expect(issuesOf([{ ...crm, [field]: value }])).toEqual([])
  })

  test('is told in words what it lacks and has too much of, and no secret', () => {
    const read = parseWebhooks([{ url: crm.url, secret: 5, knds: [] }, 'crm'], { kinds: [] })
    expect(read.ok ? [] : read.issues.map(({ message, path }) => `${path} ${message}`)).toEqual([
      '0.name is missing',
      '0.secret must be a text',
      '0.knds isn’t a field: did you mean kinds?',
      '1 must be an object',
    ])
  })

  test('is told kinds that there are, and has a name that no other has', () => {
    expect(issuesOf([{ ...crm, kinds: ['signed-in', 'signd-in', ''] }])).toEqual(['0.kinds.2'])
    expect(issuesOf([{ ...crm, kinds: ['signd-in', 'signed-in', 'x'] }])).toEqual(['0.kinds.0', '0.kinds.2'])
    expect(issuesOf([crm, { ...crm, name: 'CRM' }, crm, crm])).toEqual(['2.name', '3.name'])
    expect(issuesOf({})).toEqual([''])
  })
})

describe('a stream', () => {
  const delivery = { method: push, endpoint_url: 'https://rp.example/events' }
  const whyNot = (schema: Parameters<typeof readBody>[0], body: unknown) => {
    const read = readBody(schema, body)
    return read.ok ? null : read.why.split(':')[0]
  }

  test('is made with where events go; what is left out is nothing', () => {
    expect(readBody(wishes, { delivery })).toEqual({ ok: true, value: { delivery, events_requested: [] } })
    expect(whyNot(wishes, {})).toBe('delivery')
    expect(whyNot(wishes, undefined)).toMatch(/JSON/)
    expect(whyNot(wishes, [])).toBe('The body')
  })

  test('is changed by its id: all anew, or the fields that are named', () => {
    expect(whyNot(replacement, { delivery })).toBe('stream_id')
    expect(whyNot(replacement, { stream_id: 'x' })).toBe('delivery')
    expect(whyNot(changes, { delivery })).toBe('stream_id')
    expect(readBody(changes, { stream_id: 'x' })).toEqual({ ok: true, value: { stream_id: 'x' } })
  })

  test.each([
    ['delivery.method', { delivery: { ...delivery, method: 'urn:ietf:rfc:8936' } }],
    ['delivery.endpoint_url', { delivery: { ...delivery, endpoint_url: 'http://rp.example/' } }],
    ['delivery.authorization_header', { delivery: { ...delivery, authorization_header: 'a\r\nb' } }],
    ['delivery.authorization_header', { delivery: { ...delivery, authorization_header: 'é' } }],
    ['delivery.authorization_header', { delivery: { ...delivery, authorization_header: '' } }],
    ['delivery.authorization_header', { delivery: { ...delivery, authorization_header: 'x'.repeat(4097) } }],
    ['events_requested', { delivery, events_requested: 'all' }],
    ['events_requested', { delivery, events_requested: Array.from({ length: 101 }, () => 'x') }],
    ['events_requested.0', { delivery, events_requested: ['x'.repeat(301)] }],
    ['description', { delivery, description: 'x'.repeat(301) }],
  ])('can’t have another %s', (field, body) => {
    expect(whyNot(wishes, body)).toBe(field)
  })

  test('may be as much as that', () => {
    const body = {
      delivery: { ...delivery, authorization_header: `Bearer ${'x'.repeat(4089)}` },
      events_requested: Array.from({ length: 100 }, () => 'x'.repeat(300)),
      description: 'x'.repeat(300),
    }
    expect(readBody(wishes, body)).toEqual({ ok: true, value: body })
    expect(whyNot(wishes, { delivery: { ...delivery, authorization_header: null }, description: null })).toBeNull()
  })
})

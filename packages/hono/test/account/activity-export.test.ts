import { describe, expect, it } from 'vitest'
import { asCsv, asJson } from '../../src/account/activity-export.ts'

describe('a file of one’s activity', () => {
  const line = { id: 'a', accountId: 'b', kind: 'signed-in', at: 1_795_000_000, details: { service: 'Shop' } }

  it('has each line with its moment and who it was: a person, or the operator without a name', () => {
    const by = { via: 'command', name: 'root' } as const
    const lines = [line, { ...line, by: { via: 'person' } as never }, { ...line, by, mergedUid: 'n00gone' }]
    const time = '2026-11-18T11:06:40.000Z'
    expect(asCsv(lines)).toBe(
      [
        '\uFEFFtime,kind,by,service,method,browser,country,details',
        `${time},signed-in,person,Shop,,,,`,
        `${time},signed-in,person,Shop,,,,`,
        `${time},signed-in,operator,Shop,,,,account: n00gone`,
        '',
      ].join('\r\n'),
    )
    const { account, entries, exportedAt } = JSON.parse(asJson(lines, { now: line.at, uid: 'n001' }))
    expect([account, exportedAt, entries[0].time]).toEqual(['n001', time, time])
    expect(entries.map((each: { readonly by: string }) => each.by)).toEqual(['person', 'person', 'operator'])
    expect(entries[2].details).toEqual({ account: 'n00gone', service: 'Shop' })
  })

  it.each(['=1', '+1', '-1', '@1', '\t1', '\r1'])('is no formula where it begins with one: %j', (service) => {
    expect(asCsv([{ ...line, details: { service } }])).toContain(`'${service}`)
  })
})

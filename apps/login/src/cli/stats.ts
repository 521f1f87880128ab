import type { DayOfSignIns, Figures } from '@laissez-passer/core/ports'
import { type Command, textOf, type Typed, WrongUse } from './command.ts'
import { columns } from './help.ts'
import { moment } from './moments.ts'

const day = 86_400
/** Of a busy provider the newest are read, so that the answer comes at once. */
const mostSignIns = 50_000
/** `stats`: how much there is. Counts, and nobody's. */
export const stats: Command = {
  name: 'stats',
  summary: 'Counts accounts by state and by what they have, sign-ins by day and method, and bytes.',
  takes: '',
  positionals: [0, 0],
  options: { days: { type: 'string' } },
  explained: [['--days <number>', 'sign-ins of so many days, today included; 1 to 90, default 14']],
  notes: `Days are those of UTC. Sign-ins are counted from the activity log: of more than ${mostSignIns.toLocaleString('en')} entries the newest.
For figures as they change, ask /metrics.`,
  examples: [
    ['how is it used', 'laissez-passer stats'],
    ['for a spreadsheet', 'laissez-passer stats --days 90 --json'],
  ],
  async run({ now, store }, typed, { upkeep }) {
    const since = (Math.floor(now / day) - daysOf(typed) + 1) * day
    const figures = await store.stats.figures({ now })
    const { days, whole } = await store.stats.signIns({ since, most: mostSignIns })
    const databaseBytes = await upkeep.size()
    return {
      ok: true,
      text: [
        columns(rowsOf(figures, databaseBytes)),
        whole ? 'Sign-ins:' : 'Sign-ins (the oldest day isn’t whole):',
        days.length === 0 ? '  None.' : columns(days.map((each) => [dateOf(each), lineOf(each)])),
      ].join('\n'),
      json: {
        ...figures,
        signIns: days.map((each) => ({ ...each, day: dateOf(each) })),
        signInsWhole: whole,
        databaseBytes,
      },
    }
  },
}

function daysOf(typed: Typed): number {
  const given = textOf(typed, 'days') ?? '14'
  const days = /^\d{1,2}$/.test(given) ? Number(given) : 0
  if (days < 1 || days > 90) throw new WrongUse(`--days ${given}: a whole number from 1 to 90.`)
  return days
}

function rowsOf({ accounts, openSessions, outbox, withFactor, withPassword }: Figures, bytes: number) {
  const { active, locked, pending } = accounts
  const has = Object.entries(withFactor).map(([kind, count]) => [`with ${kind}`, `${count}`] as const)
  return [
    ['accounts', `${active} active, ${pending} pending, ${locked} locked`],
    ['with password', `${withPassword}`],
    ...has,
    ['sessions', `${openSessions} open`],
    ['outbox', `${outbox.waiting} waiting, ${outbox.abandoned} given up`],
    ['database', `${(bytes / 1_000_000).toFixed(1)} MB`],
  ] as const
}

function dateOf(each: DayOfSignIns): string {
  return moment(each.day).slice(0, 10)
}

function lineOf({ byMethod, refused, signedIn }: DayOfSignIns): string {
  const by = Object.entries(byMethod).map(([method, count]) => `${method} ${count}`)
  return [
    `${signedIn}`,
    ...(by.length > 0 ? [by.join(', ')] : []),
    ...(refused > 0 ? [`refused ${refused}`] : []),
  ].join(': ')
}

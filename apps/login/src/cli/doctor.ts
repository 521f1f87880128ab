import { nearestName } from '@laissez-passer/core/typed'
import { checks, examined } from '../doctor/checks.ts'
import type { Finding, Patient } from '../doctor/finding.ts'
import { type PlaceCommand, Refused, textOf, WrongUse } from './command.ts'
import { didYouMean } from './did-you-mean.ts'
import { storeAt } from './open-data.ts'
import { secretKeyOf } from './open-place.ts'
import type { Place } from './place-of-data.ts'
import { progress } from './progress.ts'

const sign: Readonly<Record<Finding['state'], string>> = { ok: 'ok     ', warning: 'warning', fault: 'FAULT  ' }

/** `doctor`: what is wrong, and what to do. */
export const doctor: PlaceCommand = {
  name: 'doctor',
  summary: 'Looks at settings, keys, database, mail, the address that people use and more; says what to do.',
  takes: '',
  positionals: [0, 0],
  options: { only: { type: 'string' } },
  explained: [['--only <names>', `some of ${checks.map(({ name }) => name).join(', ')}; comma-separated`]],
  notes: `Call it where the server runs, with its settings, while it runs: it asks LOGIN_ORIGIN as people do, greets the mail
server without sending, and changes nothing. Ends with 1 where there is a fault.`,
  examples: [
    ['before people come, and when they complain', 'laissez-passer doctor'],
    ['for a monitor', 'laissez-passer doctor --only origin,mail --json'],
  ],
  async runPlace(place, typed) {
    const names = textOf(typed, 'only')
      ?.split(',')
      .map((name) => name.trim())
    const odd = names?.find((name) => !checks.some((check) => check.name === name))
    if (odd !== undefined) {
      const known = checks.map(({ name }) => name)
      throw new WrongUse(`There is no check “${odd}”.${didYouMean(nearestName(odd, known))}`)
    }
    const wanted = checks.filter(({ name }) => names?.includes(name) ?? true)
    const { close, patient } = await patientAt(place)
    const shown = progress('Checks done')
    try {
      const found: (Finding & { readonly check: string })[] = []
      for (const [at, check] of wanted.entries()) {
        shown.at(at, wanted.length)
        found.push(...(await examined(check, patient)).map((finding) => ({ check: check.name, ...finding })))
      }
      shown.done()
      const faults = found.filter(({ state }) => state === 'fault').length
      const warnings = found.filter(({ state }) => state === 'warning').length
      return {
        ok: faults === 0,
        text: [...found.map(lineOf), `${counted(faults, 'fault')}, ${counted(warnings, 'warning')}.`].join('\n'),
        json: { faults, warnings, findings: found },
      }
    } finally {
      await close()
    }
  },
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function lineOf({ check, remedy, saw, state }: Finding & { readonly check: string }): string {
  return `${sign[state]} ${check}: ${saw}${remedy === undefined ? '' : `\n        → ${remedy}`}`
}

/** What there is to look at; what doesn't open is what its check looks at. */
async function patientAt(place: Place): Promise<{ readonly patient: Patient; readonly close: () => Promise<void> }> {
  const secretKey = await secretKeyOf(place).catch(missingKey)
  const whole = await place.upkeep.schema().then(
    ({ done, missing }) => done.length > 0 && missing.length === 0,
    () => false,
  )
  // Opening it would bring it up to date: a look changes nothing.
  const opened = whole ? await storeAt(place).catch(() => null) : null
  return {
    patient: {
      settings: place.settings,
      place,
      store: opened?.store ?? null,
      secretKey,
      now: Math.floor(Date.now() / 1000),
    },
    close: async () => opened?.close(),
  }
}

function missingKey(error: unknown): null {
  if (error instanceof Refused) return null
  throw error
}

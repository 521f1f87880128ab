import type { NamesFound } from '@laissez-passer/core/ports'
import { noteInAudit } from './acting.ts'
import { type DataCommand, Refused } from './command.ts'
import { progress } from './progress.ts'

/** `directory mend`: of several databases, the names by which people are found. */
export const directoryMend: DataCommand = {
  name: 'directory mend',
  summary: 'Writes names anew that the directory of several databases lacks, while the server runs.',
  takes: '',
  positionals: [0, 0],
  options: { 'dry-run': { type: 'boolean' } },
  explained: [['--dry-run', 'says how many are missing, and writes nothing']],
  notes: `Looks through the accounts of all databases: whose address, identifier, passkey, eID or device the directory lacks, or has
as somebody’s who doesn’t bear it, is found by it again. “restore” does the same. Where two accounts bear a name it says
which; the first is found by it until one of them gives it up. What nobody bears isn’t taken out: it is anybody’s who asks
for it, but for identifiers of people who left, which are nobody’s for ever.`,
  examples: [
    ['is anybody not found', 'laissez-passer directory mend --dry-run'],
    ['after one database was put back from a copy of its own', 'laissez-passer directory mend'],
  ],
  async run(context, typed) {
    const { names } = context.store
    if (names === undefined)
      throw new Refused('one-database', 'There is one database, which needs no directory: nothing was done.')
    const dryRun = typed.values['dry-run'] === true
    const shown = progress('Names looked at')
    const found = await names.mend({ now: context.now, write: !dryRun, at: (borne) => shown.at(borne) })
    shown.done()
    if (found.written > 0)
      await noteInAudit(context, typed, { kind: 'names-mended', details: { count: `${found.written}` } })
    return {
      ok: found.contested.length === 0 && (dryRun || found.written === found.missing),
      text: [wordsOf(found, dryRun), ...contestedOf(found)].join('\n'),
      json: { dryRun, ...found },
    }
  },
}

function wordsOf({ borne, missing, written }: NamesFound, dryRun: boolean): string {
  if (missing === 0) return `${borne} names, and the directory has them all.`
  const done = dryRun ? 'Nothing was written.' : `${written} were written anew.`
  const taken = dryRun || written === missing ? '' : ` ${beingTaken(missing - written)}`
  return `${borne} names, of which the directory lacked ${missing}. ${done}${taken}`
}

/** What is said of names that somebody takes at this moment. */
export const beingTaken = (count: number): string =>
  `${count} ${count === 1 ? 'is' : 'are'} being taken at this moment, which ends within minutes: run “directory mend” then.`

/** A line for each name that two accounts bear; the name itself may be an address, and isn’t repeated. */
export function contestedOf({ contested }: NamesFound): readonly string[] {
  return contested.map(
    ({ accountId, kind, other }) =>
      `Two accounts bear the same ${words[kind] ?? kind}: ${other}, who is found by it, and ${accountId}. Delete or change one.`,
  )
}

const words: Readonly<Record<string, string>> = {
  email: 'address',
  uid: 'identifier',
  eid: 'eID',
  source: 'device',
  external: 'identifier of a client of SCIM',
}

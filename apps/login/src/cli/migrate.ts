import { type PlaceCommand, Refused } from './command.ts'

/** `migrate`: the schema of this version, before the server starts or without it. */
export const migrate: PlaceCommand = {
  name: 'migrate',
  summary: 'Brings the schema of the database up to date, as the server does when it starts.',
  takes: '',
  positionals: [0, 0],
  options: { 'dry-run': { type: 'boolean' }, new: { type: 'boolean' } },
  explained: [
    ['--dry-run', 'says what would be done, and does nothing'],
    ['--new', 'makes the schema of an empty database, too; otherwise it is refused, as it may be the wrong one'],
  ],
  notes: `Make a backup first: there is no way back to the schema before. A database that a newer version made is
refused. On D1, and where several servers run, call this once before the new version starts.`,
  examples: [
    ['what would be done', 'laissez-passer migrate --dry-run'],
    ['before a new version starts', 'laissez-passer backup before.backup && laissez-passer migrate'],
  ],
  async runPlace({ further = [], upkeep }, { values }) {
    const state = await upkeep.schema()
    if (state.done.length === 0 && values['new'] !== true)
      throw new Refused(
        'no-data',
        'There are no data of EU Login here. --new makes their schema; is it the right place?',
      )
    const dryRun = values['dry-run'] === true
    const first = dryRun ? state.missing : await upkeep.migrate()
    const others: string[] = []
    for (const [index, more] of further.entries())
      for (const step of dryRun ? (await more.schema()).missing : await more.migrate())
        others.push(`${step} of database ${index + 1}`)
    const taken = [...first, ...others]
    const does = dryRun ? 'Would be taken' : 'Taken'
    return {
      ok: true,
      text:
        taken.length === 0
          ? state.newer.length > 0
            ? `The schema is of a newer version: it has ${state.newer.join(', ')}. This one works with it.`
            : `The schema is up to date (${state.done.at(-1) ?? 'empty'}).`
          : `${does}: ${taken.join(', ')}.`,
      json: { dryRun, done: state.done.length, [dryRun ? 'missing' : 'taken']: taken },
    }
  },
}

import { existsSync } from 'node:fs'
import { writeBackup } from '../backup/file.ts'
import { readKeptFiles } from '../backup/kept-files.ts'
import type { BackupItem, KeptFile } from '../backup/lines.ts'
import { partsOf } from '../backup/parts.ts'
import { noteAtPlace } from './acting.ts'
import type { Place } from './place-of-data.ts'
import { type PlaceCommand, Refused } from './command.ts'
import { isOfFile, unwritable } from './file-faults.ts'
import { placeOf } from './place.ts'
import { progress } from './progress.ts'
import { closingOf } from './secrecy-options.ts'
import { isFull, noSpace } from './space.ts'

/** `backup`: all that is in the database, as of one moment. */
export const backup: PlaceCommand = {
  name: 'backup',
  summary: 'Writes all that is in the database into a file, as of one moment, while the server runs.',
  takes: '<file>',
  positionals: [1, 1],
  options: { 'passphrase-file': { type: 'string' }, recipient: { type: 'string', multiple: true } },
  explained: [
    ['--recipient <age1…>', 'encrypts it for whoever has this key of age; may be repeated'],
    ['--passphrase-file <file>', 'encrypts it by the passphrase in this file'],
  ],
  notes: `An encrypted backup also holds the keys and files of DATA_DIR: secret-key, services.json, eid-countries.json,
webhooks.json, scim.json, vapid-keys.json, portal-client-secret. One that isn't encrypted holds the database alone: keep
these yourself. SECRET_KEY is in no backup where it comes from the environment. Without it nothing that is encrypted in
the database opens again, and no password can be checked.
The file fits every database: what SQLite wrote, PostgreSQL restores. The program age opens it as well.
Of several databases each is as of one moment, all begun together; what lies between, “restore” mends. DIRECTORY_KEY is in no backup.`,
  examples: [
    [
      'every night, for somebody elsewhere',
      'laissez-passer backup /backups/$(date +%F).backup --recipient age1ql3z7hjy…',
    ],
    ['before a new version', 'laissez-passer backup before.backup --passphrase-file /root/passphrase'],
  ],
  async runPlace(place, typed) {
    const [file = ''] = typed.positionals
    const path = placeOf(file)
    const closing = await closingOf(typed)
    if (existsSync(path)) throw new Refused('exists', `${file} is there already. Backups have names of their own.`)
    if (existsSync(`${path}.partial`))
      throw new Refused(
        'exists',
        `${file}.partial is there: a backup was cut off, or is being made. Delete it if none is.`,
      )
    const { done } = await place.upkeep.schema()
    if (done.length === 0) throw new Refused('no-data', 'There are no data of EU Login to be kept.')
    const files =
      closing === null || place.folder === null ? [] : await readKeptFiles({ ...place, folder: place.folder })
    const counted: Counted = { tables: new Set(), rows: 0 }
    const items = itemsOf(place, { files, counted })
    const bytes = await writeBackup(path, { items, closing }).catch((error: unknown) => {
      if (isFull(error)) throw noSpace(path)
      throw isOfFile(error) ? unwritable(file, error) : error
    })
    await noteAtPlace(place, typed, { kind: 'backup-made', details: { count: `${counted.rows}` } })
    const names = files.map(({ name }) => name)
    return {
      ok: true,
      text: [
        `${counted.rows} rows of ${counted.tables.size} tables${ofSeveral(place)} are in ${file} (${bytes} bytes).`,
        ...(names.length === 0 ? [] : [`With them: ${names.join(', ')}.`]),
        ...leftOut(place, names),
      ].join('\n'),
      json: {
        file: path,
        bytes,
        tables: counted.tables.size,
        rows: counted.rows,
        files: names,
        encrypted: closing !== null,
      },
    }
  },
}

/** What is written; several databases have the same tables, as `restore` counts them. */
interface Counted {
  readonly tables: Set<string>
  rows: number
}

async function* itemsOf(
  place: Place,
  { counted, files }: { readonly files: readonly KeptFile[]; readonly counted: Counted },
): AsyncGenerator<BackupItem> {
  const shown = progress('Rows read')
  const { further = [] } = place
  yield { kind: 'header', madeAt: Math.floor(Date.now() / 1000), databases: further.length + 1 }
  for await (const part of partsOf(place)) {
    if (part.kind === 'table') counted.tables.add(part.name)
    if (part.kind === 'rows') counted.rows += part.rows.length
    shown.at(counted.rows)
    yield part
  }
  shown.done()
  yield* files
}

function ofSeveral({ further = [] }: Place): string {
  return further.length === 0 ? '' : ` of ${further.length + 1} databases`
}

/** What whoever keeps the file must keep besides. */
function leftOut({ folder, further = [], settings }: Place, kept: readonly string[]): readonly string[] {
  const directory =
    further.length === 0
      ? []
      : ['DIRECTORY_KEY is in no backup: without it nothing is restored, and nobody is found by their address.']
  if (folder === null)
    return ['Not in it: SECRET_KEY, the other secrets and the settings of the Worker. Keep them apart.', ...directory]
  if (kept.includes('secret-key')) return directory
  return [
    `Not in it: ${
      settings.SECRET_KEY === undefined
        ? `the keys and files of ${folder}`
        : 'SECRET_KEY, which comes from the environment'
    }. Keep them apart: without SECRET_KEY what is encrypted in the database is lost.`,
    ...directory,
  ]
}

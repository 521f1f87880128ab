// `npm run deploy:workers`, once installed and built: makes what is missing on the account, then puts the
// Workers there. Runs on the Node of the lockfile.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleSizes, countOf, deployable, deployment, jurisdiction } from './deployment.mjs'
import { writeOperatorsFile } from './operators-file.mjs'

/**
 * Deploys, or says what it would do.
 *
 * @param options `settings`: origins and secrets by name; `databases`: over how many databases EU Login's
 * accounts are spread, where there aren't more already; `wrangler`: runs wrangler with arguments and
 * resolves with `{ code, output }`; `files`: folder of static files by app, where it isn't the build's;
 * `dryRun`: nothing is asked of an account; `print`: takes lines; `operators`: `account` and `folder` of the
 * files for the operator's command
 * @returns whether everything went well
 */
export async function deploy({ databases = 1, dryRun, files, operators, print, settings, wrangler }) {
  const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-deploy-'))
  try {
    const looked = deployable().map((app) => deployment(app, { files, settings, count: databases }))
    if (!(await checkBundles(looked, { folder, print, wrangler }))) return false
    const login = looked.find(({ app }) => app === 'login')
    const count = dryRun ? databases : await counted(login, { databases, print, wrangler })
    if (count === null) return false
    const parts = deployable().map((app) => deployment(app, { files, settings, count }))
    for (const part of parts)
      if (!(await deployOne(part, { dryRun, files, folder, operators, print, settings, wrangler }))) return false
    return true
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every bundle is one that wrangler takes, and small enough, before the first is uploaded. */
async function checkBundles(parts, { folder, print, wrangler }) {
  let well = true
  for (const part of parts) {
    const { atStart, whole } = bundleSizes(part)
    const { code, output } = await wrangler(['deploy', '--dry-run', '--config', write(folder, part)])
    const fits = whole <= part.largest.whole && atStart <= part.largest.atStart
    const limits = fits ? '' : `: too large, ${sizes(part.largest)} at most`
    print(`${part.name}: ${sizes({ atStart, whole })}${limits}`)
    if (code !== 0) print(output)
    well &&= fits && code === 0
  }
  return well
}

const sizes = ({ atStart, whole }) =>
  `${inKib(whole)} compressed${atStart < whole ? `, ${inKib(atStart)} before its first answer` : ''}`

const inKib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`

/** None is ever taken away: a Worker that knew fewer would lose everybody in the others. */
async function counted(login, { databases, print, wrangler }) {
  const { code, output } = await wrangler(['d1', 'list', '--json'])
  const list = /^\[[^]*\]/m.exec(output)?.[0]
  if (code !== 0 || list === undefined) {
    print(`wrangler d1 list --json:\n${output}`)
    return null
  }
  const names = JSON.parse(list).map(({ name }) => name)
  const there = countOf(login.databases[0], names)
  if (there > databases) print(`${there} databases of EU Login are there already, and stay.`)
  return Math.max(there, databases)
}

async function deployOne(part, { dryRun, files, folder, operators, print, settings, wrangler }) {
  const ask = dryRun ? said(print) : told(print, wrangler)
  const databases = {}
  for (const name of part.databases) {
    databases[name] = await ask.database(name)
    if (databases[name] === null) return false
  }
  for (const name of part.buckets) {
    const create = ['r2', 'bucket', 'create', name, '--jurisdiction', jurisdiction]
    if (!(await ask.made(['r2', 'bucket', 'info', name, '--jurisdiction', jurisdiction], create))) return false
  }
  for (const name of part.queues)
    if (!(await ask.made(['queues', 'info', name], ['queues', 'create', name, '--jurisdiction', jurisdiction])))
      return false
  const count = part.databases.length
  const whole = deployment(part.app, { count, databases, files, settings })
  const config = write(folder, whole)
  const missing = await ask.missingSecrets(part)
  if (missing === null) return false
  const secrets = join(folder, `${part.app}.secrets.json`)
  writeFileSync(secrets, JSON.stringify(Object.fromEntries(missing.map((name) => [name, settings[name]]))), {
    mode: 0o600,
  })
  // What the dashboard says besides stays.
  const args = ['deploy', '--keep-vars', '--config', config, ...(missing.length > 0 ? ['--secrets-file', secrets] : [])]
  if (!(await ask.done(args, `${part.at}${missing.length > 0 ? `, with ${missing.join(', ')}` : ''}`))) return false
  if (operators !== undefined && !dryRun && count > 0)
    print(`for the operator’s command: ${writeOperatorsFile(whole, operators)}`)
  return true
}

function write(folder, { app, config }) {
  const path = join(folder, `${app}.json`)
  writeFileSync(path, JSON.stringify(config))
  return path
}

/** Says what would be done. An account may have some of it already. */
function said(print) {
  const line = (args, about = '') => {
    const shown = args.map((arg) => (arg.startsWith(tmpdir()) ? '…' : arg)).join(' ')
    print(`  wrangler ${shown}${about ? `   (${about})` : ''}`)
    return true
  }
  return {
    database: async (name) =>
      line(['d1', 'create', name, '--jurisdiction', jurisdiction], 'where it isn’t there') && '',
    made: async (_, create) => line(create, 'where it isn’t there'),
    missingSecrets: async ({ secrets }) => secrets,
    done: async (args, about) => line(args, about),
  }
}

/** Asks the account, and makes what isn’t there. */
function told(print, wrangler) {
  const fail = (output) => {
    print(output)
    return false
  }
  const made = async (info, create) => {
    if ((await wrangler(info)).code === 0) return true
    const { code, output } = await wrangler(create)
    print(code === 0 ? `made: ${create.slice(0, -2).join(' ')}` : `wrangler ${create.join(' ')}:\n${output}`)
    return code === 0
  }
  return {
    made,
    async database(name) {
      const info = ['d1', 'info', name, '--json']
      if (!(await made(info, ['d1', 'create', name, '--jurisdiction', jurisdiction]))) return null
      const { code, output } = await wrangler(info)
      const id = code === 0 ? JSON.parse(output.slice(output.indexOf('{'))).uuid : undefined
      return id ?? (fail(output) || null)
    },
    /**
     * One that is there stays: another SECRET_KEY would open nothing of what lies in the database. Null where
     * the account doesn’t say.
     */
    async missingSecrets({ name, secrets }) {
      const { code, output } = await wrangler(['secret', 'list', '--name', name, '--format', 'json'])
      // A Worker that was never deployed has none; any other failure says nothing of what is there.
      if (code !== 0) return output.includes(`Worker "${name}" not found`) ? secrets : fail(output) || null
      const list = /^\[[^]*\]/m.exec(output)?.[0]
      if (list === undefined) return fail(output) || null
      const there = JSON.parse(list).map((secret) => secret.name)
      return secrets.filter((secret) => !there.includes(secret))
    },
    async done(args, about) {
      const { code, output } = await wrangler(args)
      if (code !== 0) return fail(`The Worker for ${about} wasn’t deployed:\n${output}`)
      print(`deployed: ${about}`)
      return true
    },
  }
}

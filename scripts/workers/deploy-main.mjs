// What `npm run deploy:workers` starts on the Node of the lockfile: the settings, judged, and the account.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '../../apps/login/src/settings/settings.ts'
import { openDataFolder } from '../../packages/server/src/data-folder/index.ts'
import { build } from '../build.mjs'
import { node, root, toolEnv } from '../install.mjs'
import { lastLines, run } from '../run.mjs'
import { leadsElsewhere, whyNoAccount } from './account.mjs'
import { branded, judgedBrand, wearing, worn } from './brand.mjs'
import { deploy } from './deploy.mjs'
import { secretsOf } from './secrets.mjs'
import { unknownSettings, untoldSettings } from './unread.mjs'

const dryRun = process.argv.includes('--dry-run')
const { env } = process
/** Without them a dry run shows them so. */
const examples = {
  LOGIN_ORIGIN: 'https://login.example.eu',
  PORTAL_ORIGIN: 'https://europass.example.eu',
  AUTHENTICATOR_ORIGIN: 'https://app.example.eu',
  MAIL_FROM: 'EU Login <login@example.eu>',
}
const missing = Object.keys(examples).filter((name) => !env[name])
if (missing.length > 0 && !dryRun) refuse(missing.map((name) => `${name} is missing, such as ${examples[name]}.`))
if (missing.length > 0) console.log(`Not set, so shown as an example: ${missing.join(', ')}.`)
const given = Object.fromEntries(Object.entries(examples).map(([name, example]) => [name, env[name] || example]))
const databases = Number(env.LOGIN_DATABASES || 1)
if (!Number.isInteger(databases) || databases < 1 || databases > 1296)
  refuse([`LOGIN_DATABASES=${env.LOGIN_DATABASES} can’t be used. Accepted: a whole number from 1 to 1296.`])
const judged = readSettings(
  {
    ...given,
    SECRET_KEY: 'of the Worker’s own '.repeat(3),
    SMTP_URL: 'smtp://binding',
    ...(databases > 1 ? { DIRECTORY_KEY: env.DIRECTORY_KEY || 'd'.repeat(43) } : {}),
    ...(env.FULL_DATABASES ? { FULL_DATABASES: env.FULL_DATABASES } : {}),
  },
  { bound: databases },
)
if (!judged.ok) refuse([judged.line])
const local = Object.entries(given).filter(([name, value]) => name.endsWith('_ORIGIN') && !value.startsWith('https:'))
if (local.length > 0) refuse(local.map(([name, value]) => `${name}=${value} can’t be used: an account serves https.`))
await judgedBrand(env.BRAND_FOLDER).catch(({ message }) => refuse([message]))

for (const line of unknownSettings(env)) console.log(line)
const untold = untoldSettings(env)
if (untold.length > 0)
  console.log(
    `Ignored, because no Worker gets it from here: ${untold.join(', ')}. Set on the account what should apply there.`,
  )

if (!dryRun) {
  const fault = await whyNoAccount({ wrangler, chosen: env.CLOUDFLARE_ACCOUNT_ID })
  if (fault !== null) refuse([fault])
  const hosts = Object.entries(given).filter(([name]) => name.endsWith('_ORIGIN'))
  const elsewhere = []
  for (const [name, value] of hosts) if (await leadsElsewhere(new URL(value).host)) elsewhere.push([name, value])
  if (elsewhere.length > 0 && !process.argv.includes('--take-over'))
    refuse(
      elsewhere.map(
        ([name, value]) =>
          `${name}=${value} leads somewhere else already, and would be taken from there. Choose another host, or say so: npm run deploy:workers -- --take-over`,
      ),
    )
}
await build().catch(({ message }) => refuse([message]))

const publicFolder = mkdtempSync(join(tmpdir(), 'laissez-passer-public-'))
process.once('exit', () => rmSync(publicFolder, { recursive: true, force: true }))
const brand = await branded(env.BRAND_FOLDER, join(publicFolder, 'login')).catch(({ message }) => refuse([message]))
const files = { login: brand.directory }
for (const app of wearing)
  files[app] = await worn(app, env.BRAND_FOLDER, join(publicFolder, app)).catch(({ message }) => refuse([message]))
const told = { ...given, FULL_DATABASES: env.FULL_DATABASES }
const settings = { ...told, ...brand.settings, ...(dryRun ? {} : await secrets()) }
const print = (line) => console.log(line)
const operators = { account: env.CLOUDFLARE_ACCOUNT_ID, folder: join(env.DATA_DIR || './data', 'workers') }
const went = await deploy({ databases, dryRun, settings, wrangler, print, files, operators })
if (went && !dryRun)
  console.log(
    `\nEU Login answers at ${given.LOGIN_ORIGIN}/cas. Keep the secrets in ${env.DATA_DIR || './data'} elsewhere too.`,
  )
process.exitCode = went ? 0 : 1

async function secrets() {
  const data = openDataFolder(env.DATA_DIR || './data')
  if (!data.ok) refuse([data.line])
  const folder = join(data.folder, 'workers')
  return secretsOf(env, { folder, print: console.log }).catch(({ message }) => refuse([message]))
}

async function wrangler(args) {
  const { code, output } = await run([node, join(root, 'node_modules/wrangler/bin/wrangler.js'), ...args], {
    cwd: root,
    env: { ...toolEnv(), CI: '1', NO_COLOR: '1' },
  })
  // A list is read, everything else shown.
  return { code, output: args.includes('--json') ? output : lastLines(output, 200) }
}

function refuse(lines) {
  console.error(lines.join('\n'))
  process.exit(1)
}

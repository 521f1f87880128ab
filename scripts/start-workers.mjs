// `npm run start:workers`: the three apps as on Cloudflare’s network, each on a workerd of its own, at the
// same addresses as `npm start`. An app without a wrangler.jsonc has no Worker and runs on Node.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { apps } from './build.mjs'
import { root } from './install.mjs'
import { isHere, startApps } from './start-apps.mjs'

/** The settings are read by the apps’ sources, which find their packages’ sources so. */
const sources = ['--conditions=laissez-passer:source']

function onWorkers(app) {
  const folder = app.entry.split('/')[1]
  return existsSync(join(root, 'apps', folder, 'wrangler.jsonc'))
    ? { ...app, entry: 'scripts/workers/run.mjs', flags: sources, args: [folder], on: 'on workerd' }
    : { ...app, on: 'on Node' }
}

const elsewhere = ['LOGIN_ORIGIN', 'PORTAL_ORIGIN', 'AUTHENTICATOR_ORIGIN'].filter((name) => !isHere(process.env[name]))
const refused = [
  ...elsewhere.map((name) => `${name}=${process.env[name]} can’t be used: start:workers is for one’s own machine.`),
  ...['SMTP_URL', 'LOGIN_DATABASE_URL', 'LOGIN_MORE_DATABASE_URLS', 'PORTAL_DATABASE_URL']
    .filter((name) => process.env[name])
    .map((name) => `${name} can’t be used: a Worker has its mail and its database by bindings.`),
]
if (refused.length > 0) {
  console.error(refused.join('\n'))
  process.exit(1)
}
// As `npm start` does.
process.env.PORTAL_INSTITUTIONS_FILE ??= join('apps', 'portal', 'institutions.sample.json')

await startApps(apps.map(onWorkers), { mail: true, kept: join(process.env.DATA_DIR || join('.', 'data'), 'workers') })

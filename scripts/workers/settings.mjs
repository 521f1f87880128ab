// What an app on workerd is told: the settings of the environment, and what lies in the data folder, where a
// Worker sees none. On an account these are variables and secrets (docs, “Cloudflare Workers”).
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readSettings as readAuthenticator } from '../../apps/authenticator/src/server/settings.ts'
import { portalService } from '../../apps/login/src/portal-service.ts'
import { readEidCountriesFile } from '../../apps/login/src/settings/eid-countries-file.ts'
import { readScimFile, readWebhooksFile } from '../../apps/login/src/settings/programs-file.ts'
import { readServicesFile } from '../../apps/login/src/settings/services-file.ts'
import { ACCEPTED, readSettings as readLogin, secretSettings } from '../../apps/login/src/settings/settings.ts'
import { vapidFile } from '../../apps/login/src/vapid-file.ts'
import { secretSettings as portalSecrets, settingNames } from '../../apps/portal/src/server/node-settings.ts'
import { readSettings as readPortal } from '../../apps/portal/src/server/settings.ts'
import { secretFile } from '../../packages/server/src/data-folder/index.ts'
import { withSecretFiles } from '../../packages/server/src/node/secret-files.ts'
import { isLoopback, portOf } from '../../packages/server/src/settings.ts'

/** What only a process has, or a Worker has by a binding. */
const ofProcesses = new Set([
  'DATA_DIR',
  'LOGIN_PORT',
  'LOGIN_DATABASE_URL',
  'LOGIN_MORE_DATABASE_URLS',
  'SMTP_URL',
  'METRICS_TOKEN',
  'PORTAL_PORT',
  'PORTAL_DATABASE_URL',
  'PORTAL_DATABASE_DIRECT_URL',
  'LISTEN_ADDRESS',
  // It is told to a Worker as `BRAND`.
  'BRAND_FOLDER',
])

/** Files’ texts and secrets are told besides. */
const ofWorkers = (names) => names.filter((name) => !ofProcesses.has(name) && !name.endsWith('_FILE'))

const told = {
  login: {
    prefix: 'LOGIN',
    origin: 'http://localhost:4000',
    names: ofWorkers(Object.keys(ACCEPTED)),
    made: loginFiles,
    read: readLogin,
  },
  portal: {
    prefix: 'PORTAL',
    origin: 'http://localhost:4001',
    names: ofWorkers(settingNames),
    made: portalFiles,
    read: readPortal,
  },
  authenticator: {
    prefix: 'AUTHENTICATOR',
    origin: 'http://localhost:4002',
    names: ['AUTHENTICATOR_ORIGIN', 'LOGIN_ORIGIN', 'LOGIN_BASE'],
    made: () => ({}),
    read: readAuthenticator,
  },
}

/**
 * Where an app listens and what it is told.
 *
 * @param app `login`, `portal` or `authenticator`
 * @param options `folder`: the data folder; what an app needs and nobody set is made there, as on Node;
 * `databases`: how many EU Login is bound to
 * @throws with a line for each setting that can’t be right: a Worker would say it to its first visitor
 */
export async function settingsOf(app, { databases = 1, folder }) {
  const { made, names, origin: standard, prefix, read } = told[app]
  const { environment: env, line, ok } = withSecretFiles(process.env, new Set([...secretSettings, ...portalSecrets]))
  if (!ok) throw new Error(line)
  const given = Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
  const more = databases > 1 ? { DIRECTORY_KEY: await secretIn(env, folder)('DIRECTORY_KEY', 'directory-key') } : {}
  const judged = read({ ...given, ...more }, { bound: databases })
  if (!judged.ok) throw new Error(judged.line ?? judged.message)
  const origin = env[`${prefix}_ORIGIN`] || standard
  return {
    hostname: isLoopback(origin) ? '127.0.0.1' : '0.0.0.0',
    port: Number(env[`${prefix}_PORT`]) || portOf(origin),
    settings: { ...given, ...more, ...(await made({ env, folder })) },
  }
}

const secretIn = (env, folder) => async (name, file) => env[name] || (await secretFile(join(folder, file)))

/** Files of the portal's settings: each is a text of its own, as a secret is on an account. */
async function portalFiles({ env, folder }) {
  const secret = secretIn(env, folder)
  const named = Object.keys(env).filter((name) => /^PORTAL_\w+_FILE$/.test(name) && env[name])
  const files = named.flatMap((name) => {
    const text = name.replace(/_FILE$/, '_TEXT')
    return [
      [name, text],
      [text, readFileSync(resolve(env[name]), 'utf8')],
    ]
  })
  return {
    PORTAL_CLIENT_SECRET: await secret('PORTAL_CLIENT_SECRET', 'portal-client-secret'),
    PORTAL_SECRET_KEY: await secret('PORTAL_SECRET_KEY', 'portal-secret-key'),
    ...Object.fromEntries(files),
  }
}

async function loginFiles({ env, folder }) {
  const secret = secretIn(env, folder)
  const clientSecret = await secret('PORTAL_CLIENT_SECRET', 'portal-client-secret')
  const portal = portalService({ origin: env.PORTAL_ORIGIN || 'http://localhost:4001', clientSecret })
  const services = resolve(env.SERVICES_FILE || join(folder, 'services.json'))
  const read = readServicesFile(services, [portal])
  if (!read.ok) throw new Error(read.line)
  const atHome = isLoopback(env.LOGIN_ORIGIN || told.login.origin)
  // Judged here: the Worker would say what is wrong to its first visitor.
  const text = (name, file, judge) => {
    const needed = Boolean(env[`${name}_FILE`])
    const path = resolve(env[`${name}_FILE`] || join(folder, file))
    const read = judge(path, { atHome, needed })
    if (!read.ok) throw new Error(read.line)
    return needed || existsSync(path) ? { [name]: read.text ?? readFileSync(path, 'utf8') } : {}
  }
  return {
    SECRET_KEY: await secret('SECRET_KEY', 'secret-key'),
    PORTAL_CLIENT_SECRET: clientSecret,
    SERVICES: readFileSync(services, 'utf8'),
    VAPID_KEYS: JSON.stringify(await vapidFile(join(folder, 'vapid-keys.json'))),
    ...text('EID_COUNTRIES', 'eid-countries.json', readEidCountriesFile),
    ...text('WEBHOOKS', 'webhooks.json', readWebhooksFile),
    ...text('SCIM', 'scim.json', readScimFile),
  }
}

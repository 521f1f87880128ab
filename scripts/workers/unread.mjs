// What somebody set that a Worker on this machine, or on an account, would pass over without a word.
import { nearNames as nearAuthenticator } from '../../apps/authenticator/src/server/settings.ts'
import { nearNames as nearLogin } from '../../apps/login/src/settings/near-names.ts'
import { ACCEPTED, mistyped as mistypedLogin, secretSettings } from '../../apps/login/src/settings/settings.ts'
import {
  mistyped as mistypedPortal,
  nearNames as nearPortal,
  secretSettings as portalSecrets,
  settingNames,
} from '../../apps/portal/src/server/node-settings.ts'
import { secretFileSettings } from './secrets.mjs'

/** A secret of an app's may lie in a file. */
const files = new Set([...secretSettings, ...portalSecrets].map((name) => `${name}_FILE`))

/** Of the environment, without what is no setting of an app: how many databases, and secrets in files. */
const judged = (env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'LOGIN_DATABASES' && !files.has(name)))

const near = {
  login: (env) => [
    ...mistypedLogin(judged(env), ['LOGIN_DATABASES']),
    ...nearLogin(env).filter((line) => !line.startsWith('LOGIN_')),
  ],
  portal: (env) => [...mistypedPortal(judged(env)), ...nearPortal(env)],
  authenticator: nearAuthenticator,
}

/**
 * Names that were probably meant as settings, a line each. On Node those of EU Login’s and Europass’ own stop
 * the start; on Workers they were passed over, and whoever has such a name goes on as before.
 *
 * @param apps `login`, `portal`, `authenticator`
 */
export function unknownSettings(env, apps = Object.keys(near)) {
  const told = new Map()
  for (const line of apps.flatMap((app) => near[app](env))) {
    const [name] = line.split(' ')
    if (!told.has(name)) told.set(name, line)
  }
  return [...told.values()]
}

/** What a deployment tells the Workers, or does by. */
const deployed = new Set([
  'LOGIN_ORIGIN',
  'PORTAL_ORIGIN',
  'AUTHENTICATOR_ORIGIN',
  'MAIL_FROM',
  'BRAND_FOLDER',
  'FULL_DATABASES',
  'DATA_DIR',
  'SECRET_KEY',
  'DIRECTORY_KEY',
  'PORTAL_CLIENT_SECRET',
  'PORTAL_SECRET_KEY',
  ...secretFileSettings,
])

/** Settings that are set here and that a deployment tells no Worker; they are to be set on the account. */
export function untoldSettings(env) {
  const all = new Set([...Object.keys(ACCEPTED), ...settingNames, ...files])
  return [...all].filter((name) => env[name] && !deployed.has(name))
}

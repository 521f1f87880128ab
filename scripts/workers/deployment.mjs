// What a deployment is, as data: each app’s configuration for an account, and what has to be there first.
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { unstable_readConfig as readConfig } from 'wrangler'
import { root } from '../install.mjs'
import { modulesOf } from './modules.ts'

/** Where everything is kept to. */
export const jurisdiction = 'eu'

/** What a Worker is no larger than, compressed, in bytes. */
const largest = 1024 * 1024

/** What it loads before it can answer anything, so that a cold isolate answers at once: the same. */
const largestAtStart = 16 * 1024

/**
 * What each Worker is told on an account, by its part. `config`: where it is said what it is bound to, by
 * default the app’s wrangler.jsonc; `origin`: at which host it stands, by default at none, called by another;
 * `answersFirst`: whether it begins with little, and loads the rest when it is needed.
 * Secrets are put once, and never changed by a deployment.
 */
const told = {
  // Before EU Login, which is bound to it.
  'login-saml': {
    config: 'login/wrangler.saml.jsonc',
    variables: [],
    secrets: [],
  },
  login: {
    origin: 'LOGIN_ORIGIN',
    answersFirst: true,
    variables: ['LOGIN_ORIGIN', 'PORTAL_ORIGIN', 'AUTHENTICATOR_ORIGIN', 'MAIL_FROM', 'BRAND', 'FULL_DATABASES'],
    secrets: ['SECRET_KEY', 'PORTAL_CLIENT_SECRET', 'VAPID_KEYS'],
    /** With several databases, besides. */
    secretsOfSeveral: ['DIRECTORY_KEY'],
    // Mail leaves by Cloudflare’s own service.
    more: { send_email: [{ name: 'EMAIL' }] },
  },
  portal: {
    origin: 'PORTAL_ORIGIN',
    answersFirst: true,
    variables: ['PORTAL_ORIGIN', 'LOGIN_ORIGIN'],
    secrets: ['PORTAL_CLIENT_SECRET', 'PORTAL_SECRET_KEY'],
  },
  authenticator: {
    origin: 'AUTHENTICATOR_ORIGIN',
    variables: ['AUTHENTICATOR_ORIGIN', 'LOGIN_ORIGIN'],
    secrets: [],
  },
}

/** The parts that there are, each after those that it calls. */
export const deployable = () => Object.keys(told).filter((part) => existsSync(configOf(part)))

const configOf = (part) => join(root, 'apps', told[part].config ?? `${part}/wrangler.jsonc`)

/** The folder of a part’s app. */
const appOf = (part) => basename(dirname(configOf(part)))

/**
 * One Worker’s part.
 *
 * @param app its name in `deployable`
 * @param options `settings`: variables by name; those of wrangler.jsonc give way. `databases`: the id of each
 * database by its name, as the account has it; `files`: folder of static files by app, where it isn't the
 * build's. `count`: how many databases accounts are spread over, where the app can
 * @returns `config` for wrangler, `databases`, `buckets` and `queues` by name, `secrets` by name, `name` of
 * the Worker, `at`: what it is called where it is told of; `largest`: what `bundleSizes` may say
 */
export function deployment(app, { count = 1, databases = {}, files = {}, settings }) {
  const config = readConfig({ config: configOf(app) }, { hideWarnings: true })
  const { answersFirst = false, more = {}, origin, secretsOfSeveral, variables } = told[app]
  const spread = secretsOfSeveral === undefined ? 1 : count
  const secrets = [...told[app].secrets, ...(spread > 1 ? secretsOfSeveral : [])]
  const vars = Object.fromEntries(variables.flatMap((name) => (isSaid(name, settings) ? [[name, settings[name]]] : [])))
  const d1 = spreadOver(config.d1_databases, spread).map(({ database_name, ...rest }) => ({
    ...rest,
    database_name,
    ...(databases[database_name] ? { database_id: databases[database_name] } : {}),
  }))
  const scripts = modulesOf(config.main)
    .slice(1)
    .filter((path) => path.endsWith('.js'))
  const host = origin === undefined ? null : new URL(settings[origin]).host
  return {
    app,
    name: config.name,
    at: host ?? config.name,
    largest: { whole: largest, atStart: answersFirst ? largestAtStart : largest },
    databases: d1.map(({ database_name }) => database_name),
    buckets: config.r2_buckets.map(({ bucket_name }) => bucket_name),
    queues: config.queues.producers?.map(({ queue }) => queue) ?? [],
    secrets,
    config: {
      name: config.name,
      main: config.main,
      no_bundle: config.no_bundle,
      // What else lies beside the Worker, and deeper, is no module of its.
      rules: [
        { type: 'ESModule', globs: scripts.map((path) => basename(path)), fallthrough: false },
        { type: 'CompiledWasm', globs: ['*.wasm'], fallthrough: false },
        { type: 'Text', globs: ['*.txt'], fallthrough: false },
      ],
      compatibility_date: config.compatibility_date,
      compatibility_flags: config.compatibility_flags,
      ...(config.assets && {
        assets: {
          ...config.assets,
          directory: files[appOf(app)] ?? resolve(dirname(configOf(app)), config.assets.directory),
        },
      }),
      d1_databases: d1,
      r2_buckets: config.r2_buckets.map((bucket) => ({ ...bucket, jurisdiction })),
      queues: config.queues,
      durable_objects: config.durable_objects,
      migrations: config.migrations,
      triggers: config.triggers.crons ? { crons: config.triggers.crons } : {},
      vars: { ...vars, ...(config.durable_objects.bindings.length > 0 ? { JURISDICTION: jurisdiction } : {}) },
      services: config.services,
      // The host is the Worker’s whole; there is no second address.
      ...(host === null ? {} : { routes: [{ pattern: host, custom_domain: true }] }),
      workers_dev: false,
      preview_urls: false,
      observability: { enabled: true },
      ...more,
    },
  }
}

/**
 * A variable that isn't said stays as it is on the account; that there is no brand any more is said, as its
 * files go.
 */
function isSaid(name, { [name]: value }) {
  return name === 'BRAND' ? value !== undefined : Boolean(value)
}

/** A database, and those besides: `DB_2` and so on, under the same name with the same number. */
export function spreadOver(bound, count) {
  const [first] = bound
  const more = Array.from({ length: count - 1 }, (_, index) => ({
    ...first,
    binding: `${first.binding}_${index + 2}`,
    database_name: `${first.database_name}-${index + 2}`,
  }))
  return first === undefined ? [] : [...bound, ...more]
}

/**
 * How many databases of a name there are already, the first one and those with the numbers from 2 on.
 *
 * @param there names, as the account lists them
 */
export function countOf(name, there) {
  let count = 1
  while (there.includes(`${name}-${count + 1}`)) count += 1
  return count
}

/** How large a Worker is, compressed, and what it loads before it can answer anything; in bytes. */
export function bundleSizes({ config: { main } }) {
  const compressed = (paths) => gzipSync(Buffer.concat(paths.map((path) => readFileSync(path)))).length
  return { whole: compressed(modulesOf(main)), atStart: compressed(modulesOf(main, { atStart: true })) }
}

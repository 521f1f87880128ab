// What deployments are tried on.
import { readFileSync } from 'node:fs'

export const settings = {
  LOGIN_ORIGIN: 'https://login.example.eu',
  PORTAL_ORIGIN: 'https://europass.example.eu',
  AUTHENTICATOR_ORIGIN: 'https://app.example.eu',
  MAIL_FROM: 'login@example.eu',
  SECRET_KEY: 'the key that seals',
  PORTAL_CLIENT_SECRET: 'the secret of the portal',
  PORTAL_SECRET_KEY: 'the key of links',
  VAPID_KEYS: '{}',
}

/** An account as wrangler shows it: what was made, and with what each Worker was put there. */
export function account() {
  const there = new Map()
  const secrets = new Map()
  const made = []
  const configs = []
  const no = { code: 1, output: 'not found' }
  async function wrangler(args) {
    const [what, ...rest] = args
    if (what === 'deploy') {
      const config = JSON.parse(readFileSync(args[args.indexOf('--config') + 1], 'utf8'))
      if (args.includes('--dry-run')) return { code: 0, output: '' }
      configs.push(config)
      const file = args.indexOf('--secrets-file')
      if (file > 0)
        secrets.set(config.name, { ...secrets.get(config.name), ...JSON.parse(readFileSync(args[file + 1], 'utf8')) })
      return { code: 0, output: '' }
    }
    if (what === 'secret') {
      const own = secrets.get(args[args.indexOf('--name') + 1])
      const name = args[args.indexOf('--name') + 1]
      if (!own) return { code: 1, output: `✘ [ERROR] Worker "${name}" not found.\n\nIf this is a new Worker, …` }
      return { code: 0, output: JSON.stringify(Object.keys(own).map((one) => ({ name: one }))) }
    }
    if (what === 'd1' && rest[0] === 'list')
      return {
        code: 0,
        output: JSON.stringify([...there.keys()].map((key) => ({ name: key.replace(/^d1 /, '') }))),
      }
    const [verb, name] = what === 'r2' ? rest.slice(1) : rest
    const key = `${what} ${name}`
    if (verb === 'info') return there.has(key) ? { code: 0, output: JSON.stringify({ uuid: there.get(key) }) } : no
    made.push(args.join(' '))
    there.set(key, `id of ${name}`)
    return { code: 0, output: '' }
  }
  return { wrangler, made, configs, secrets }
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { lastLines, run } from '../../scripts/run.mjs'

/** Of a compose file, what a made project's says; what this doesn't know is refused. */
interface Service {
  readonly build?: string
  readonly image: string
  readonly pull_policy?: 'never'
  readonly command?: readonly string[]
  readonly restart?: string
  readonly read_only?: boolean
  readonly tmpfs?: readonly string[]
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly environment?: Readonly<Record<string, string | number>>
  readonly volumes?: readonly string[]
  readonly ports?: readonly string[]
  readonly configs?: readonly { readonly source: string; readonly target: string }[]
  readonly networks:
    | readonly string[]
    | Readonly<Record<string, { readonly ipv4_address: string; readonly aliases: readonly string[] }>>
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly networks: {
    readonly inside: {
      readonly ipam: { readonly config: readonly [{ readonly subnet: string; readonly ip_range: string }] }
    }
  }
  readonly configs: Readonly<Record<string, { readonly content: string }>>
}

const known = new Set(
  'build image pull_policy command restart read_only tmpfs cap_drop security_opt environment volumes ports configs networks'.split(
    ' ',
  ),
)

/** Runs Docker; its words are the error. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { code, output } = await run(['docker', ...args], { timeout: 600_000 })
  if (code !== 0) throw new Error(`docker ${args.join(' ')}\n${lastLines(output, 30)}`)
  return output.trim()
}

/** Why no container can be run here; null where one can. Images are pulled where they aren't there yet. */
export async function dockerLacks(images: readonly string[]): Promise<string | null> {
  const asked = await run(['docker', 'info', '--format', '{{.ServerVersion}}'], {}).catch(() => ({ code: 1 }))
  if (asked.code !== 0) return 'no Docker answers: start dockerd'
  for (const image of images) {
    if ((await run(['docker', 'image', 'inspect', image], {})).code === 0) continue
    if ((await run(['docker', 'pull', image], { timeout: 300_000 })).code !== 0)
      return `the image ${image} is neither here nor to be had`
  }
  return null
}

/**
 * A project's compose file, run by Docker alone: `docker compose` isn't everywhere that Docker is. Ports stay
 * closed: whoever tests reaches the network itself.
 *
 * @param folder of the project
 * @param given `prefix` of all names; `env`: what `.env.production` would say
 */
export async function composed(
  folder: string,
  { env, prefix }: { readonly prefix: string; readonly env: Readonly<Record<string, string>> },
) {
  const text = readFileSync(join(folder, 'compose.yaml'), 'utf8')
  const filled = text.replace(/^ *#.*$/gm, '').replace(/\$\{(\w+)(?::\?)?\}/g, (_, name: string) => {
    const value = env[name]
    if (value === undefined) throw new Error(`compose.yaml asks for ${name}`)
    return value
  })
  const file: Compose = parse(filled, { merge: true })
  const scratch = mkdtempSync(join(tmpdir(), `${prefix}-`))
  const network = `${prefix}-inside`
  const started: string[] = []
  const [{ ip_range, subnet }] = file.networks.inside.ipam.config
  const gateway = subnet.replace(/\.0\/\d+$/, '.1')

  const start = async (name: string, more: readonly string[] = []): Promise<void> => {
    const service = file.services[name]
    if (!service) throw new Error(`compose.yaml has no service ${name}`)
    const strange = Object.keys(service).filter((key) => !known.has(key))
    if (strange.length > 0) throw new Error(`${name} has ${strange.join(', ')}, which this test doesn't run`)
    const { build, image } = service
    if (build !== undefined) await docker('build', '--network', 'host', '--tag', image, join(folder, build))
    const { inside } = Array.isArray(service.networks) ? { inside: undefined } : { ...service.networks }
    const configs = (service.configs ?? []).map(({ source, target }) => {
      const path = join(scratch, source)
      writeFileSync(path, file.configs[source]?.content ?? '')
      return `--volume=${path}:${target}:ro`
    })
    await docker(
      'run',
      '--detach',
      `--name=${prefix}-${name}`,
      `--network=${network}`,
      `--network-alias=${name}`,
      ...(inside ? [`--ip=${inside.ipv4_address}`, ...inside.aliases.map((one) => `--network-alias=${one}`)] : []),
      ...(service.read_only ? ['--read-only'] : []),
      ...(service.tmpfs ?? []).map((one) => `--tmpfs=${one}`),
      ...(service.cap_drop ?? []).map((one) => `--cap-drop=${one}`),
      ...(service.security_opt ?? []).map((one) => `--security-opt=${one}`),
      ...Object.entries(service.environment ?? {}).map(([key, value]) => `--env=${key}=${value}`),
      ...(service.volumes ?? []).map((one) => `--volume=${prefix}-${one}`),
      ...configs,
      ...more,
      image,
      ...(service.command ?? []),
    )
    started.push(name)
  }

  return {
    network: () =>
      docker('network', 'create', `--subnet=${subnet}`, `--gateway=${gateway}`, `--ip-range=${ip_range}`, network),
    start,
    scratch,
    /** The addresses that the proxy has for the outside. */
    proxy: () =>
      docker('inspect', '--format', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}', `${prefix}-proxy`),
    /** Where the inside reaches this machine. */
    gateway,
    logs: async () =>
      (await Promise.all(started.map(async (name) => `${name}: ${await docker('logs', `${prefix}-${name}`)}`))).join(
        '\n',
      ),
    down: async () => {
      const gone = (...args: readonly string[]) => docker(...args).catch(() => '')
      for (const name of Object.keys(file.services)) await gone('rm', '--force', '--volumes', `${prefix}-${name}`)
      for (const name of ['provider', 'service', 'certificates']) await gone('volume', 'rm', `${prefix}-${name}`)
      await gone('network', 'rm', network)
      for (const { build, image } of Object.values(file.services)) if (build) await gone('image', 'rm', image)
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

import type { Service } from '@laissez-passer/federation/services'
import type { PlainCommand } from './command.ts'
import { columns } from './help.ts'
import { identityOf, openServices } from './services-place.ts'

/** `services list`: who is registered. Never a secret. */
export const servicesList: PlainCommand = {
  name: 'services list',
  summary: 'Lists the registered services, and says whether their file is right.',
  takes: '',
  positionals: [0, 0],
  options: {},
  explained: [],
  examples: [
    ['who can send people here to sign in', 'laissez-passer services list'],
    ['all that is registered, defaults filled in, without secrets', 'laissez-passer services list --json'],
  ],
  async runPlain(environment) {
    const { path, services } = openServices(environment)
    const rows = services.map(
      (service) => [service.name, `${service.type}, ${service.requiredLevel}, ${identityOf(service)}`] as const,
    )
    return {
      ok: true,
      text: services.length === 0 ? 'None.' : columns(rows),
      json: { file: path, services: services.map(withoutSecret) },
    }
  },
}

function withoutSecret(service: Service): object {
  if (service.type !== 'oidc') return service
  const { clientSecret, ...rest } = service
  return { ...rest, hasClientSecret: clientSecret !== undefined }
}

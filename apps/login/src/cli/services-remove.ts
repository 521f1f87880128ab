import { noteFrom } from './acting.ts'
import { type PlainCommand, Refused } from './command.ts'
import { replaceFile, without } from './services-file-edit.ts'
import { identityOf, openServices } from './services-place.ts'

/** `services remove`: a service is known no more. */
export const servicesRemove: PlainCommand = {
  name: 'services remove',
  summary: 'Removes a service from services.json, whose other lines stay as they are.',
  takes: '<client id or address>',
  positionals: [1, 1],
  options: { reason: { type: 'string' } },
  explained: [['--reason <text>', 'why, for the audit log']],
  notes: `A service is named by its client id, or by one of its urls as services.json has it. From the next start of the
server on it sends nobody here. Those that registered themselves are removed by “clients remove”.`,
  examples: [
    ['a client of OpenID Connect', 'laissez-passer services remove shop'],
    ['a CAS application', 'laissez-passer services remove https://shop.example.eu/app'],
  ],
  async runPlain(environment, typed) {
    const [which = ''] = typed.positionals
    const { path, services, text } = openServices(environment)
    const at = services.findIndex((service) =>
      service.type === 'oidc' ? service.clientId === which : service.urls.includes(which),
    )
    const service = services[at]
    if (service === undefined)
      throw new Refused('unknown-service', `No service of ${path} is ${which}. “services list” shows which there are.`)
    await replaceFile(path, { text: without(text, at), expected: text })
    const what = { kind: 'service-removed', details: { service: service.name } } as const
    const unnoted = await noteFrom(environment, typed, what)
    return {
      ok: true,
      text: [
        `${service.name} is removed from ${path} (${identityOf(service)}).`,
        'Restart the server: it reads the file when it starts.',
        ...(unnoted === null ? [] : [unnoted]),
      ].join('\n'),
      json: { file: path, name: service.name, ...(unnoted === null ? {} : { unnoted }) },
    }
  },
}

import { auditRowOf } from './acting.ts'
import { type Command, Refused } from './command.ts'

/** `clients remove`: one that registered itself is one no more. */
export const clientsRemove: Command = {
  name: 'clients remove',
  summary: 'Removes a service that registered itself, and all that people allowed it.',
  takes: '<client id>',
  positionals: [1, 1],
  options: { reason: { type: 'string' } },
  explained: [['--reason <text>', 'why, for the audit log']],
  notes: 'What it was given opens nothing from then on. Services of services.json are removed there.',
  examples: [['one that pretends to be another', 'laissez-passer clients remove dyn-Zm9vYmFyYmF6cXV4MTIzNA']],
  async run(context, typed) {
    const [clientId = ''] = typed.positionals
    const audit = [await auditRowOf(context, typed, { kind: 'client-removed', details: { client: clientId } })]
    const removed = await context.store.registeredClients.remove({ clientId, tokenHash: null, audit })
    if (!removed) throw new Refused('unknown-client', `No service registered itself as ${clientId}.`)
    return { ok: true, text: `Removed ${clientId}.`, json: { clientId } }
  },
}

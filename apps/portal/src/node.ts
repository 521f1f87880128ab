import { needsNode } from '@laissez-passer/server/node/needs-node'

needsNode('Europass')
// Later than that: it names what an old Node doesn't have.
const { takeCompiled } = await import('@laissez-passer/server/node/compiled')
takeCompiled(import.meta.url)
await import('./start.ts')

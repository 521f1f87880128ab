import { needsNode } from '@laissez-passer/server/node/needs-node'

needsNode('EU Login')
// Later than that: it names what an old Node doesn't have.
const { freeCompiled, takeCompiled } = await import('@laissez-passer/server/node/compiled')
takeCompiled(import.meta.url)
await import('./start.ts')
freeCompiled()

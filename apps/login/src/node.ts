import { freeCompiled, takeCompiled } from '@laissez-passer/server/node/compiled'
import { needsNode } from '@laissez-passer/server/node/needs-node'

needsNode('EU Login')
takeCompiled(import.meta.url)
await import('./start.ts')
freeCompiled()

import { needsNode } from '@laissez-passer/server/node/needs-node'

needsNode('Europass')
await import('./start.ts')

import { needsNode } from '@laissez-passer/server/node/needs-node'

needsNode('EU Login')
await import('./start.ts')

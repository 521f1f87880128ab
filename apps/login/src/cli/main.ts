#!/usr/bin/env node
import { needsNode } from '@laissez-passer/server/node/needs-node'

needsNode('laissez-passer')
await import('./run.ts')

import { startTogether } from '../../src/start-together.ts'

await startTogether()
console.log('listening')

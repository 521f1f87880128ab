import { describe } from 'vitest'
import { node } from '../src/node/index.ts'
import { foreignHashCases } from './foreign-hashes.cases.ts'
import { secretKey } from './password-hasher.cases.ts'

describe('hashes of other systems on Node', () => foreignHashCases(node({ secretKey }).hasher, { takes: () => true }))

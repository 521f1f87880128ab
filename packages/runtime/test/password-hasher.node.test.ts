import { describe } from 'vitest'
import { node } from '../src/node/index.ts'
import { hasherCases } from './password-hasher.cases.ts'

describe('argon2id on Node', () => hasherCases((secretKey) => node({ secretKey }).hasher))

import { describe } from 'vitest'
import { workers } from '../src/workers/index.ts'
import { hasherCases } from './password-hasher.cases.ts'

describe('argon2id on Workers', () => hasherCases((secretKey) => workers({ secretKey }).hasher))

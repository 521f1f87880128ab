import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'
export default defineConfig({ ...base, timeout: 90_000, projects: [{ name: 'workers', use: { on: 'workers' } as object }] })

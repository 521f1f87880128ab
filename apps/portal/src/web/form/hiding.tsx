import { createContext, type ReactNode } from 'react'

/** In a CV: draws the switch that leaves a place of personal information out of it. */
export const HidingPersonal = createContext<((path: string, label: string) => ReactNode) | null>(null)
